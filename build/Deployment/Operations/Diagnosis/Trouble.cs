namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>A trouble that was found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Where">The thing that has it.</param>
/// <param name="Evidence">What shows it, in one line.</param>
public sealed record Trouble(TroubleKind Kind, string Where, string Evidence)
{
    /// <summary>
    /// The target and options of the build that fix it, or show how; null if <see cref="AwsCommand"/> does.
    /// </summary>
    public string? Command { get; init; }

    /// <summary>The permission that a role lacked; null for other troubles.</summary>
    public RefusedPermission? Refused { get; init; }

    /// <summary>The command of the AWS CLI, without <c>aws</c>; null for none.</summary>
    public string? AwsCommand { get; init; }
}
