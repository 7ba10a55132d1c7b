using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>What requests that create or change stacks have in common.</summary>
internal static class StackInput
{
    private const int MaxNameLength = 128;

    /// <summary>A stack's name or id as given.</summary>
    public static string Name(AwsCall call)
    {
        var name = call.Input.RequiredText("StackName");
        return name.StartsWith("arn:", StringComparison.Ordinal) ? name
            : IsName(name) ? name
            : throw CloudFormationErrors.Constraint(
                name,
                "stackName",
                "Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*"
            );
    }

    /// <summary>The name of a new stack.</summary>
    public static string NewName(AwsCall call)
    {
        var name = call.Input.RequiredText("StackName");
        if (name.Length > MaxNameLength)
        {
            throw CloudFormationErrors.Constraint(
                name,
                "stackName",
                "Member must have length less than or equal to 128"
            );
        }

        return IsName(name)
            ? name
            : throw CloudFormationErrors.Constraint(
                name,
                "stackName",
                "Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*"
            );
    }

    public static string? Token(AwsCall call) =>
        call.Input.Text("ClientRequestToken") ?? call.Input.Text("ClientToken");

    /// <summary>Refuses options that LocalCloud would silently treat differently from AWS.</summary>
    public static void RefuseUnmodelled(AwsCall call)
    {
        if (call.Input["ResourcesToImport"] is not null)
        {
            throw CloudFormationErrors.NotModelled($"ResourcesToImport in {call.Operation}");
        }

        if (call.Input.Text("DeploymentMode") is { } mode)
        {
            throw CloudFormationErrors.NotModelled($"the deployment mode {mode}");
        }

        CheckDeploymentConfig(call.Input.Object("DeploymentConfig"));
        RollbackTriggers.Check(call.Input.Object("RollbackConfiguration"));
    }

    /// <summary>What AWS does without the configuration is what the CDK CLI asks for with it.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeploymentConfig.html</remarks>
    private static void CheckDeploymentConfig(JsonObject? configuration)
    {
        switch (configuration?.Text("Mode"))
        {
            case null or "STANDARD":
                break;
            case "EXPRESS":
                throw CloudFormationErrors.NotModelled("the deployment mode EXPRESS");
            case var mode:
                throw CloudFormationErrors.Constraint(
                    mode,
                    "deploymentConfig.mode",
                    "Member must satisfy enum value set: [STANDARD, EXPRESS]"
                );
        }

        if (configuration?.Flag("DisableRollback") == true)
        {
            throw CloudFormationErrors.NotModelled("DisableRollback in DeploymentConfig");
        }
    }

    /// <summary>
    /// The definition that a request describes; values that an update omits are taken from the stack.
    /// </summary>
    public static (StackDefinition Definition, ParameterizedTemplate Template) Definition(
        Cloud cloud,
        AwsCall call,
        StackDefinition? before
    )
    {
        RefuseUnmodelled(call);
        var body = Body(cloud, call, before);
        var template = ParameterizedTemplate.Load(
            cloud,
            call.Scope,
            body,
            call.Input.Objects("Parameters"),
            before?.Parameters
        );
        ValueChecks.Run(template, call.Scope);
        var modules = Modules.Expand(cloud, call.Scope, TemplateText.Parse(body)).Versions;
        return (Definition(call.Input, before, body, template.Parameters) with { Modules = [.. modules] }, template);
    }

    /// <summary>The definition of a request whose template cannot be transformed.</summary>
    public static StackDefinition Untransformed(Cloud cloud, AwsCall call, StackDefinition? before)
    {
        var body = Body(cloud, call, before);
        var template = new Template(TemplateText.Parse(body));
        return Definition(
            call.Input,
            before,
            body,
            ParameterValues.Resolve(cloud, call.Scope, template, call.Input.Objects("Parameters"), before?.Parameters)
        );
    }

    private static string Body(Cloud cloud, AwsCall call, StackDefinition? before) =>
        call.Input.Flag("UsePreviousTemplate") != true ? TemplateSource.Required(cloud, call)
        : before?.TemplateBody is { } body ? body
        : throw CloudFormationErrors.Validation(
            "UsePreviousTemplate can only be used with a stack that has a template."
        );

    private static StackDefinition Definition(
        JsonObject input,
        StackDefinition? before,
        string body,
        IReadOnlyList<ParameterValue> parameters
    ) =>
        new()
        {
            TemplateBody = body,
            Parameters = parameters,
            Tags = input["Tags"] is null && before is not null ? before.Tags : Tags(input),
            Capabilities = input["Capabilities"] is null ? [] : input.Texts("Capabilities"),
            NotificationArns =
                input["NotificationARNs"] is null && before is not null
                    ? before.NotificationArns
                    : input.Texts("NotificationARNs"),
            RoleArn = input.Text("RoleARN") ?? before?.RoleArn,
            RollbackConfiguration =
                input.Object("RollbackConfiguration")?.DeepClone() as JsonObject
                ?? before?.RollbackConfiguration.DeepClone() as JsonObject
                ?? [],
        };

    private static IReadOnlyList<KeyValuePair<string, string>> Tags(JsonObject input)
    {
        return
        [
            .. input
                .Objects("Tags")
                .Select(static tag => KeyValuePair.Create(tag.RequiredText("Key"), tag.Text("Value") ?? ""))
                .OrderBy(static tag => tag.Key, StringComparer.Ordinal),
        ];
    }

    private static bool IsName(string name) =>
        name.Length > 0
        && char.IsAsciiLetter(name[0])
        && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
