using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.CloudFormation.Registry;

/// <summary>
/// The schema that the configuration of a hook has to match: CloudFormation's part, and the hook's own.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/hook-configuration-schema.html
/// </remarks>
internal static class HookConfigurationSchema
{
    private const string Frame = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "CloudFormation Hook Type Configuration Schema",
          "type": "object",
          "additionalProperties": false,
          "required": ["CloudFormationConfiguration"],
          "properties": {
            "CloudFormationConfiguration": {
              "type": "object",
              "additionalProperties": false,
              "required": ["HookConfiguration"],
              "properties": { "HookConfiguration": { "$ref": "#/definitions/HookConfiguration" } }
            }
          },
          "definitions": {
            "Action": { "type": "string", "enum": ["CREATE", "UPDATE", "DELETE"] },
            "InvocationPoint": { "type": "string", "enum": ["PRE_PROVISION"] },
            "TargetName": { "type": "string", "minLength": 1, "maxLength": 256, "pattern": "^(?!.*\\*\\?).*$" },
            "StackName": { "type": "string", "maxLength": 128, "pattern": "^[a-zA-Z][-a-zA-Z0-9]*$" },
            "StackRole": { "type": "string", "maxLength": 256, "pattern": "arn:.+:iam::[0-9]{12}:role/.+" }
          }
        }
        """;

    private const string Hook = """
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["FailureMode"],
          "properties": {
            "TargetStacks": { "type": "string", "enum": ["ALL", "NONE"], "default": "NONE" },
            "HookInvocationStatus": { "type": "string", "enum": ["ENABLED", "DISABLED"] },
            "TargetOperations": {
              "type": "array",
              "items": { "type": "string", "enum": ["RESOURCE", "STACK", "CHANGE_SET", "CLOUD_CONTROL"] }
            },
            "FailureMode": { "type": "string", "enum": ["FAIL", "WARN"], "default": "WARN" },
            "StackFilters": {
              "type": "object",
              "additionalProperties": false,
              "required": ["FilteringCriteria"],
              "properties": {
                "FilteringCriteria": { "type": "string", "enum": ["ALL", "ANY"], "default": "ALL" }
              }
            },
            "TargetFilters": { "type": "object", "additionalProperties": false, "properties": {} }
          }
        }
        """;

    /// <summary>The schema for a hook, by the schema of the hook.</summary>
    public static JsonObject Of(JsonObject schema)
    {
        var own = (JsonObject)schema["typeConfiguration"]!.DeepClone();
        own["type"] = "object";
        var hook = Parse(Hook);
        var members = (JsonObject)hook["properties"]!;
        members["Properties"] = own;
        AddStackFilters((JsonObject)members["StackFilters"]!["properties"]!);
        AddTargetFilters((JsonObject)members["TargetFilters"]!["properties"]!);
        var frame = Parse(Frame);
        var definitions = (JsonObject)frame["definitions"]!;
        definitions["HookConfiguration"] = hook;
        foreach (var (name, definition) in schema["definitions"] as JsonObject ?? [])
        {
            definitions.TryAdd(name, definition?.DeepClone());
        }

        return frame;
    }

    private static void AddStackFilters(JsonObject filters)
    {
        foreach (var (name, item) in new[] { ("StackNames", "StackName"), ("StackRoles", "StackRole") })
        {
            filters[name] = new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["minProperties"] = 1,
                ["properties"] = new JsonObject { ["Include"] = List(item), ["Exclude"] = List(item) },
            };
        }
    }

    private static void AddTargetFilters(JsonObject filters)
    {
        filters["Actions"] = List("Action");
        filters["TargetNames"] = List("TargetName");
        filters["InvocationPoints"] = List("InvocationPoint");
        var target = Parse(
            """{ "type": "object", "additionalProperties": false, "required": ["TargetName", "Action"] }"""
        );
        target["properties"] = new JsonObject
        {
            ["TargetName"] = Reference("TargetName"),
            ["Action"] = Reference("Action"),
            ["InvocationPoint"] = Reference("InvocationPoint"),
        };
        filters["Targets"] = new JsonObject
        {
            ["type"] = "array",
            ["minItems"] = 1,
            ["items"] = target,
        };
    }

    private static JsonObject List(string definition) =>
        new()
        {
            ["type"] = "array",
            ["minItems"] = 1,
            ["maxItems"] = 50,
            ["uniqueItems"] = true,
            ["items"] = Reference(definition),
        };

    private static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };

    private static JsonObject Parse(string text) => (JsonObject)JsonNode.Parse(text)!;
}
