namespace AiChef.LocalCloud.StepFunctions;

/// <summary>The ARN of a state machine, of one of its versions or aliases.</summary>
internal sealed record MachineArn(string Machine, string? Qualifier)
{
    /// <summary>Splits an ARN.</summary>
    /// <exception cref="Wire.AwsException">It is no ARN, or not of a state machine.</exception>
    public static MachineArn Parse(string arn)
    {
        var parts = Parts(arn);
        if (parts[5] != "stateMachine" || parts.Length < 7)
        {
            throw StepFunctionsErrors.InvalidArn($"Resource type not valid in this context: {parts[5]}");
        }

        return new MachineArn(string.Join(':', parts.Take(7)), parts.Length > 7 ? parts[7] : null);
    }

    /// <summary>The parts of any ARN of Step Functions.</summary>
    /// <exception cref="Wire.AwsException">It is no ARN.</exception>
    public static string[] Parts(string arn)
    {
        if (!arn.StartsWith("arn:", StringComparison.Ordinal))
        {
            throw StepFunctionsErrors.InvalidArn($"Invalid ARN prefix: {arn}");
        }

        var parts = arn.Split(':');
        return parts.Length < 6 ? throw StepFunctionsErrors.InvalidArn($"Invalid ARN: {arn}") : parts;
    }
}
