using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>Who may call a function, a version or an alias: its resource policy.</summary>
internal sealed class PermissionOperations(Cloud cloud) : ICloudPart<PermissionOperations>
{
    private const string InvokeAction = "lambda:InvokeFunction";
    private readonly LambdaState _state = cloud.Get<LambdaState>();

    public static PermissionOperations Create(Cloud cloud) => new(cloud);

    /// <summary>Adds a statement; the name says for which version or alias.</summary>
    public JsonObject Add(Scope scope, FunctionName name, JsonObject input)
    {
        foreach (
            var refused in new[]
            {
                "EventSourceToken",
                "PrincipalOrgID",
                "FunctionUrlAuthType",
                "InvokedViaFunctionUrl",
            }
        )
        {
            if (input[refused] is not null)
            {
                throw LambdaErrors.NotModelled($"{refused} of permissions");
            }
        }

        using var batch = cloud.Store.Begin();
        var function = _state.Function(scope, name.Name);
        _state.Resolve(scope, name);
        var qualifier = QualifierOf(name);
        FunctionOperations.CheckRevision(
            function.PolicyRevisions.GetValueOrDefault(qualifier, ""),
            input.Text("RevisionId"),
            "GetPolicy"
        );
        var sid = input.RequiredText("StatementId");
        if (function.Policy.Any(statement => statement.Qualifier == qualifier && statement.Sid == sid))
        {
            throw LambdaErrors.Conflict(
                $"The statement id ({sid}) provided already exists. Please "
                    + "provide a new statement id, or remove the existing statement."
            );
        }

        var added = new PolicyStatement(
            qualifier,
            sid,
            input.Text("Action") ?? InvokeAction,
            input.RequiredText("Principal")
        )
        {
            SourceArn = input.Text("SourceArn"),
            SourceAccount = input.Text("SourceAccount"),
        };
        Put(scope, function, qualifier, [.. function.Policy, added]);
        return Shape(scope, name.Name, added);
    }

    public void Remove(Scope scope, FunctionName name, string sid, string? revision)
    {
        using var batch = cloud.Store.Begin();
        var function = _state.Function(scope, name.Name);
        var qualifier = QualifierOf(name);
        var kept = function
            .Policy.Where(statement => statement.Qualifier != qualifier || statement.Sid != sid)
            .ToList();
        if (kept.Count == function.Policy.Count)
        {
            throw LambdaErrors.NotFound($"Statement {sid} is not found in resource policy.");
        }

        FunctionOperations.CheckRevision(
            function.PolicyRevisions.GetValueOrDefault(qualifier, ""),
            revision,
            "GetPolicy"
        );
        Put(scope, function, qualifier, kept);
    }

    /// <summary>The policy document and its revision.</summary>
    public JsonObject Policy(Scope scope, FunctionName name)
    {
        var function = _state.Function(scope, name.Name);
        var qualifier = QualifierOf(name);
        var statements = function
            .Policy.Where(statement => statement.Qualifier == qualifier)
            .Select(statement => (JsonNode)Shape(scope, name.Name, statement))
            .ToArray();
        return statements.Length == 0
            ? throw LambdaErrors.NotFound("The resource you requested does not exist.")
            : new()
            {
                ["Policy"] = new JsonObject
                {
                    ["Version"] = "2012-10-17",
                    ["Id"] = "default",
                    ["Statement"] = new JsonArray(statements),
                }.ToJsonString(),
                ["RevisionId"] = function.PolicyRevisions[qualifier],
            };
    }

    /// <summary>
    /// Whether a service may call the function by the qualifier; also a policy of the function itself does not cover
    /// its aliases.
    /// </summary>
    public bool Allows(Scope scope, FunctionName name, string principal, string? sourceArn) =>
        _state
            .Function(scope, name.Name)
            .Policy.Any(statement =>
                statement.Qualifier == QualifierOf(name)
                && (statement.Principal == principal || statement.Principal == "*")
                && statement.Action is InvokeAction or "lambda:*"
                && (statement.SourceArn is null || IsLike(sourceArn, statement.SourceArn))
                && (statement.SourceAccount is null || statement.SourceAccount == scope.Account)
            );

    private void Put(Scope scope, Function function, string qualifier, IReadOnlyList<PolicyStatement> policy)
    {
        var revisions = new SortedDictionary<string, string>(function.PolicyRevisions, StringComparer.Ordinal)
        {
            [qualifier] = FunctionOperations.NewRevision(),
        };
        _state.Put(scope, function with { Policy = policy, PolicyRevisions = revisions });
    }

    private static string QualifierOf(FunctionName name) =>
        name.Qualifier is null or FunctionVersion.Latest ? "" : name.Qualifier;

    private static JsonObject Shape(Scope scope, string function, PolicyStatement statement)
    {
        var shape = new JsonObject
        {
            ["Sid"] = statement.Sid,
            ["Effect"] = "Allow",
            ["Principal"] = PrincipalShape(statement.Principal),
            ["Action"] = statement.Action,
            ["Resource"] = FunctionName.Arn(
                scope,
                function,
                statement.Qualifier.Length == 0 ? null : statement.Qualifier
            ),
        };
        var condition = new JsonObject();
        if (statement.SourceAccount is { } account)
        {
            condition["StringEquals"] = new JsonObject { ["AWS:SourceAccount"] = account };
        }

        if (statement.SourceArn is { } arn)
        {
            condition["ArnLike"] = new JsonObject { ["AWS:SourceArn"] = arn };
        }

        if (condition.Count > 0)
        {
            shape["Condition"] = condition;
        }

        return shape;
    }

    /// <summary>How a policy names a principal.</summary>
    public static JsonNode PrincipalShape(string principal)
    {
        if (principal == "*")
        {
            return "*";
        }

        return principal.EndsWith(".amazonaws.com", StringComparison.Ordinal)
            ? new JsonObject { ["Service"] = principal }
            : new JsonObject
            {
                ["AWS"] =
                    principal.Length == 12 && principal.All(char.IsAsciiDigit)
                        ? $"arn:aws:iam::{principal}:root"
                        : principal,
            };
    }

    // ArnLike: '*' and '?' within the parts of an ARN
    private static bool IsLike(string? arn, string pattern) =>
        arn is not null
        && Regex.IsMatch(
            arn,
            "^"
                + Regex
                    .Escape(pattern)
                    .Replace("\\*", ".*", StringComparison.Ordinal)
                    .Replace("\\?", ".", StringComparison.Ordinal)
                + "$",
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        );
}
