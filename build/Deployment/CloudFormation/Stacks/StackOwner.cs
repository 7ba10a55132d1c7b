using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>The environment that a stack belongs to, by its parameter or tag <c>Environment</c>.</summary>
public static class StackOwner
{
    private const string Key = "Environment";

    /// <summary>Whether a stack may belong to an environment: it names no other.</summary>
    public static bool MayBe(Stack stack, string environment) => OtherThan(stack, environment) is null;

    /// <summary>Makes sure that a stack does not belong to another environment.</summary>
    /// <param name="stack">The stack as it was found; null without one.</param>
    /// <param name="options">The environment, and the stacks that it may take over.</param>
    /// <exception cref="DeploymentException">It does; nothing was changed.</exception>
    internal static void Check(Stack? stack, StackDeployerOptions options)
    {
        if (
            stack is not null
            && options.Environment is { } environment
            && !options.TakeOver.Contains(stack.StackName)
            && OtherThan(stack, environment) is var (other, place)
        )
        {
            throw new DeploymentException(
                FailureKind.Refused,
                $"{stack.StackName}: the stack belongs to the environment {other} ({place}), not to {environment}; "
                    + "nothing was changed"
            )
            {
                Next =
                    $"give {environment} a namePrefix of its own, or take the stack over with "
                    + $"--take-over {stack.StackName}",
            };
        }
    }

    private static (string Other, string Place)? OtherThan(Stack stack, string environment)
    {
        var parameter = (stack.Parameters ?? []).Find(each => each.ParameterKey == Key)?.ParameterValue;
        if (parameter is not null && parameter != environment)
        {
            return (parameter, $"its parameter {Key}");
        }
        var tag = (stack.Tags ?? []).Find(each => each.Key == Key)?.Value;
        return tag is not null && tag != environment ? (tag, $"its tag {Key}") : null;
    }
}
