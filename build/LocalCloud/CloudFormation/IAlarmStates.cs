namespace AiChef.LocalCloud.CloudFormation;

/// <summary>Where rollback triggers are read from: the alarms of LocalCloud's CloudWatch.</summary>
internal interface IAlarmStates
{
    /// <summary>The current state of every alarm of a scope, such as OK or ALARM, by its name.</summary>
    IReadOnlyDictionary<string, string> States(Scope scope);
}
