namespace AiChef.LocalCloud.CloudWatch;

/// <summary>What an alarm tells a topic.</summary>
internal sealed record AlarmAction(string Topic, string AlarmArn, string Subject, string Message);
