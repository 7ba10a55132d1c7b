using System.Collections.Concurrent;
using AiChef.Deployment;
using AiChef.Tests.Deployment.Lambda;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Permissions;

/// <summary>Each permission that a deployment uses is taken away in turn; one line names what is missing.</summary>
public sealed class MissingPermissionTests
{
    /// <summary>What a deployment does without, and says so or finds out otherwise.</summary>
    private static readonly string[] Dispensable =
    [
        "cloudformation:ListExports",
        "cloudformation:ListImports",
        "cloudwatch:GetMetricData",
    ];

    [Fact]
    public async Task Each_permission_that_is_missing_is_named_in_one_line()
    {
        var used = await UsedAsync();
        used.Count.ShouldBeGreaterThan(50);

        var unclear = new List<string>();
        foreach (var action in used)
        {
            var failure = await WithoutAsync(action);
            var isClear = failure is null
                ? Dispensable.Contains(action)
                : failure.Contains(action, StringComparison.Ordinal)
                    && !failure.Contains('\n', StringComparison.Ordinal);
            if (!isClear)
            {
                unclear.Add($"{action}: {failure ?? "nothing failed"}");
            }
        }

        unclear.ShouldBeEmpty();
    }

    /// <summary>The actions that a whole deployment uses, those of CloudFormation's handlers included.</summary>
    private static async Task<IReadOnlyList<string>> UsedAsync()
    {
        var used = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        await using var fixture = await ReleaserFixture.StartAsync(options =>
            options with
            {
                OnAuthorization = (action, _) => used[action] = true,
            }
        );
        used.Clear();
        await new WholeDeployment(fixture).RunAsync();
        return [.. used.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>How a whole deployment fails without a permission; null when it does not.</summary>
    private static async Task<string?> WithoutAsync(string action)
    {
        await using var fixture = await ReleaserFixture.StartAsync();
        fixture.Cloud.Host.Faults.DeniedActions = [action];
        try
        {
            await new WholeDeployment(fixture).RunAsync();
            return null;
        }
        catch (DeploymentException e)
        {
            return e.Message;
        }
        catch (AmazonServiceException e)
        {
            return $"not told in a line: {e}";
        }
    }
}
