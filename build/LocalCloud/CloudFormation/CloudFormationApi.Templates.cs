using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>Operations on templates.</summary>
internal sealed partial class CloudFormationApi
{
    private JsonObject GetTemplate(AwsCall call)
    {
        var stage = call.Input.Text("TemplateStage") ?? "Original";
        StackDefinition definition;
        if (call.Input.Text("ChangeSetName") is { } changeSetName)
        {
            if (call.Input.Text("StackName") is null && !changeSetName.StartsWith("arn:", StringComparison.Ordinal))
            {
                throw CloudFormationErrors.Validation("StackName is a required parameter.");
            }

            definition = Required(call).Definition;
        }
        else
        {
            if (call.Input.Text("StackName") is null)
            {
                throw CloudFormationErrors.Validation("StackName is required if ChangeSetName is not specified.");
            }

            var name = StackInput.Name(call);
            var stack = _state.Find(call.Scope, name) ?? throw CloudFormationErrors.StackWithIdDoesNotExist(name);
            definition =
                (stack.Operation?.Phase == OperationPhase.Provision ? stack.Operation.Target : null)
                ?? stack.Definition
                ?? new StackDefinition { TemplateBody = "" };
        }

        var body =
            stage == "Processed"
            && definition.TemplateBody.Length > 0
            && ParameterizedTemplate.Processed(cloud, call.Scope, definition) is { } processed
                ? LanguageExtensions.JsonText(processed)
                : definition.TemplateBody;
        return new() { ["TemplateBody"] = body, ["StagesAvailable"] = new JsonArray("Original", "Processed") };
    }

    private JsonObject ValidateTemplate(AwsCall call)
    {
        var template = Checked(call, TemplateSource.Required(cloud, call));
        var summary = new JsonObject
        {
            ["Parameters"] = new JsonArray([
                .. template.Parameters.Values.Select(static parameter => new JsonObject
                {
                    ["ParameterKey"] = parameter.Name,
                    ["DefaultValue"] = parameter.Default.Text(),
                    ["NoEcho"] = parameter.NoEcho,
                    ["Description"] = parameter.Body.Text("Description"),
                }),
            ]),
            ["Description"] = template.Description,
        };
        AddCapabilities(call, summary, template);
        if (template.Transforms.Count > 0)
        {
            summary["DeclaredTransforms"] = new JsonArray([.. template.Transforms]);
        }

        return summary;
    }

    private JsonObject GetTemplateSummary(AwsCall call)
    {
        string body;
        if (call.Input.Text("StackName") is not null)
        {
            var name = StackInput.Name(call);
            var stack = _state.Find(call.Scope, name) ?? throw CloudFormationErrors.StackWithIdDoesNotExist(name);
            body =
                stack.Status == "REVIEW_IN_PROGRESS"
                    ? throw CloudFormationErrors.Validation(
                        "GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks."
                    )
                    : stack.Definition?.TemplateBody ?? stack.Operation?.Target?.TemplateBody ?? "";
        }
        else
        {
            body = TemplateSource.Required(cloud, call);
        }

        var template = Checked(call, body);
        var summary = new JsonObject
        {
            ["Parameters"] = new JsonArray([.. template.Parameters.Values.Select(Declaration)]),
            ["Description"] = template.Description,
            ["ResourceTypes"] = new JsonArray([
                .. template.Resources.Values.Select(static resource => resource.Type).Distinct(StringComparer.Ordinal),
            ]),
            ["Version"] = template.Root.Text("AWSTemplateFormatVersion") ?? "2010-09-09",
            ["Metadata"] = template.Root["Metadata"] is { } metadata ? LanguageExtensions.JsonText(metadata) : null,
            ["ResourceIdentifierSummaries"] = new JsonArray([
                .. template
                    .Resources.Values.GroupBy(static resource => resource.Type, StringComparer.Ordinal)
                    .Select(group => new JsonObject
                    {
                        ["ResourceType"] = group.Key,
                        ["LogicalResourceIds"] = new JsonArray([
                            .. group.Select(static resource => resource.LogicalId),
                        ]),
                        ["ResourceIdentifiers"] = _types.In(call.Scope).Find(group.Key)?.Schema
                            is { NameProperty: { } name }
                            ? new JsonArray(name)
                            : null,
                    }),
            ]),
        };
        AddCapabilities(call, summary, template);
        if (template.Transforms.Count > 0)
        {
            summary["DeclaredTransforms"] = new JsonArray([.. template.Transforms]);
        }

        return summary;
    }

    private static JsonObject Declaration(ParameterDeclaration parameter)
    {
        var declaration = new JsonObject
        {
            ["ParameterKey"] = parameter.Name,
            ["DefaultValue"] = parameter.Default.Text(),
            ["ParameterType"] = parameter.Type,
            ["NoEcho"] = parameter.NoEcho,
            ["Description"] = parameter.Body.Text("Description"),
        };
        var constraints = new JsonObject();
        if (parameter.Body["AllowedValues"] is not null)
        {
            constraints["AllowedValues"] = new JsonArray([.. parameter.Body.Texts("AllowedValues")]);
        }

        foreach (
            var name in new[]
            {
                "AllowedPattern",
                "ConstraintDescription",
                "MinLength",
                "MaxLength",
                "MinValue",
                "MaxValue",
            }
        )
        {
            if (parameter.Body.Text(name) is { } value)
            {
                constraints[name] = value;
            }
        }

        declaration["ParameterConstraints"] = constraints;
        return declaration;
    }

    private Template Checked(AwsCall call, string body)
    {
        var root = Modules.Expand(cloud, call.Scope, TemplateText.Parse(body)).Root;
        return Transforms.AreUsed(root) ? new Template(root) : TemplateChecks.Read(root, _types.In(call.Scope));
    }

    private void AddCapabilities(AwsCall call, JsonObject summary, Template template)
    {
        var needed = new List<(string Capability, string Type)>();
        foreach (var resource in template.Resources.Values)
        {
            if (_types.In(call.Scope).Find(resource.Type)?.RequiredCapability(resource.Properties) is { } capability)
            {
                needed.Add((capability, resource.Type));
            }
        }

        if (template.Transforms.Count > 0)
        {
            needed.Add(("CAPABILITY_AUTO_EXPAND", ""));
        }

        if (needed.Count == 0)
        {
            return;
        }

        var named = needed.Exists(static need => need.Capability == "CAPABILITY_NAMED_IAM");
        summary["Capabilities"] = new JsonArray([
            .. needed
                .Select(static need => need.Capability)
                .Where(capability => !(named && capability == "CAPABILITY_IAM"))
                .Distinct(StringComparer.Ordinal),
        ]);
        var types = needed
            .Select(static need => need.Type)
            .Where(static type => type.Length > 0)
            .Distinct(StringComparer.Ordinal);
        summary["CapabilitiesReason"] = $"The following resource(s) require capabilities: [{string.Join(", ", types)}]";
    }
}
