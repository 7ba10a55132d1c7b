namespace AiChef.LocalCloud.CloudWatch;

/// <summary>Where alarms publish: the topics of LocalCloud's SNS.</summary>
internal interface IAlarmActions
{
    /// <summary>Whether anything on this machine gets what is published to any topic of a scope.</summary>
    bool IsAnyHeard(Scope scope);

    /// <summary>Whether anything on this machine gets what is published to the topic of an action.</summary>
    bool IsHeard(string action);

    /// <summary>Publishes.</summary>
    /// <returns>Why it could not be published; null when it was.</returns>
    string? Run(AlarmAction action);
}
