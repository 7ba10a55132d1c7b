using AiChef.Deployment.Aws;

namespace AiChef.Deployment.CloudFormation.Failures;

/// <summary>What usually helps, by the text of a cause.</summary>
internal static class FailureHint
{
    /// <summary>A hint in one line, or null for an unknown cause.</summary>
    internal static string? For(string cause)
    {
        if (MissingPermission.In(cause) is { } missing)
        {
            return $"a permission is missing: allow {missing.Action} "
                + $"to {missing.Principal ?? "the deploying role (or the stack's service role)"}";
        }

        if (Contains(cause, "not authorized to access the Log Destination"))
        {
            return "the state machine's role lacks the log delivery actions "
                + "(logs:CreateLogDelivery, logs:PutResourcePolicy ...) on resource *";
        }

        if (Contains(cause, "AccessDenied") || Contains(cause, "not authorized"))
        {
            return "a permission is missing: compare the action named above with the deploying role's policies";
        }

        if (Contains(cause, "Function not found"))
        {
            return "the Lambda function does not exist yet: deploy the functions first, or check its name and region";
        }

        if (Contains(cause, "Invalid State Machine Definition") || Contains(cause, "InvalidDefinition"))
        {
            return "the state machine's definition is malformed: check the "
                + "JSON of DefinitionString, its StartAt, Next and Type fields";
        }

        if (IsTakenName(cause))
        {
            return "a resource of that name exists outside the stack, often "
                + "left by an earlier one: import, rename or delete it";
        }

        if (Contains(cause, "No export named"))
        {
            return "the stack that exports it is not deployed in this environment: deploy it first";
        }

        if (
            Contains(cause, "did not stabilize")
            || Contains(cause, "Exceeded attempts to wait")
            || Contains(cause, "timed out")
            || Contains(cause, "Timed out")
        )
        {
            return "AWS gave up waiting for the resource: look at the resource itself, then run the same command again";
        }

        if (Contains(cause, "limit exceeded") || Contains(cause, "LimitExceeded") || Contains(cause, "quota"))
        {
            return "a service quota is reached: remove what is unused or ask for a higher quota";
        }

        return null;
    }

    /// <summary>Whether AWS says that a resource of that name exists.</summary>
    internal static bool IsTakenName(string cause) => Contains(cause, "already exists");

    private static bool Contains(string cause, string part) => cause.Contains(part, StringComparison.OrdinalIgnoreCase);
}
