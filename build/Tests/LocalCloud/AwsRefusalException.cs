namespace AiChef.Tests.LocalCloud;

/// <summary>An error that the endpoint under test answered.</summary>
public sealed class AwsRefusalException(int status, string code, string message)
    : Exception($"{code} ({status}): {message}")
{
    public int Status => status;

    public string Code => code;

    public string Text => message;
}
