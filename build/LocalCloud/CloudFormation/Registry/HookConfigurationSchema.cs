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
              "type": "object", "additionalProperties": false, "required": ["HookConfiguration"], "properties": {}
            }
          },
          "definitions": {
            "Action": { "type": "string", "enum": ["CREATE", "UPDATE", "DELETE"] },
            "InvocationPoint": { "type": "string", "enum": ["PRE_PROVISION"] },
            "TargetName": { "type": "string", "minLength": 1, "maxLength": 256, "pattern": "^(?!.*\\*\\?).*$" },
            "StackName": { "type": "string", "maxLength": 128, "pattern": "^[a-zA-Z][-a-zA-Z0-9]*$" },
            "StackRole": { "type": "string", "maxLength": 256, "pattern": "arn:.+:iam::[0-9]{12}:role/.+" },
            "HookTarget": {
              "type": "object",
              "additionalProperties": false,
              "required": ["TargetName", "Action", "InvocationPoint"],
              "properties": {
                "TargetName": { "$ref": "#/definitions/TargetName" },
                "Action": { "$ref": "#/definitions/Action" },
                "InvocationPoint": { "$ref": "#/definitions/InvocationPoint" }
              }
            }
          }
        }
        """;

    private const string Hook = """
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["TargetStacks", "FailureMode"],
          "properties": {
            "TargetStacks": { "type": "string", "enum": ["ALL", "NONE"], "default": "NONE" },
            "FailureMode": { "type": "string", "enum": ["FAIL", "WARN"], "default": "WARN" },
            "StackFilters": {
              "type": "object",
              "additionalProperties": false,
              "required": ["FilteringCriteria"],
              "properties": { "FilteringCriteria": { "type": "string", "enum": ["ALL", "ANY"], "default": "ALL" } }
            },
            "TargetFilters": {
              "type": "object",
              "oneOf": [
                { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": {} },
                {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["Targets"],
                  "properties": {
                    "Targets": {
                      "type": "array", "minItems": 1, "maxItems": 50, "uniqueItems": true, "additionalItems": false,
                      "items": { "$ref": "#/definitions/HookTarget" }
                    }
                  }
                }
              ]
            }
          }
        }
        """;

    /// <summary>What took the place of TargetStacks, which is still understood.</summary>
    private const string Newer = """
        {
          "HookInvocationStatus": { "type": "string", "enum": ["ENABLED", "DISABLED"] },
          "TargetOperations": {
            "type": "array",
            "items": { "type": "string", "enum": ["RESOURCE", "STACK", "CHANGE_SET", "CLOUD_CONTROL"] }
          }
        }
        """;

    /// <summary>The schema for a hook, by the schema of the hook.</summary>
    /// <param name="schema">The schema of the hook.</param>
    /// <param name="isNewer">Whether a configuration says by HookInvocationStatus that the hook is on.</param>
    public static JsonObject Of(JsonObject schema, bool isNewer = false)
    {
        var hook = Parse(Hook);
        var members = (JsonObject)hook["properties"]!;
        members["Properties"] = Own(schema);
        AddStackFilters((JsonObject)members["StackFilters"]!["properties"]!);
        var filters = (JsonObject)members["TargetFilters"]!["oneOf"]![0]!["properties"]!;
        filters["Actions"] = List("Action");
        filters["TargetNames"] = List("TargetName");
        filters["InvocationPoints"] = List("InvocationPoint");
        if (isNewer)
        {
            hook["required"] = new JsonArray("HookInvocationStatus", "FailureMode");
            foreach (var (name, member) in Parse(Newer))
            {
                members[name] = member?.DeepClone();
            }
        }

        var frame = Parse(Frame);
        frame["properties"]!["CloudFormationConfiguration"]!["properties"]!["HookConfiguration"] = hook;
        foreach (var (name, definition) in schema["definitions"] as JsonObject ?? [])
        {
            ((JsonObject)frame["definitions"]!).TryAdd(name, definition?.DeepClone());
        }

        return frame;
    }

    private static JsonObject Own(JsonObject schema)
    {
        var own = (JsonObject)schema["typeConfiguration"]!.DeepClone();
        own["type"] = "object";
        own["typeName"] = schema["typeName"]?.DeepClone();
        own["definitions"] = new JsonObject();
        own["description"] ??= "Hook runtime properties";
        return own;
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

    private static JsonObject List(string definition) =>
        new()
        {
            ["type"] = "array",
            ["minItems"] = 1,
            ["maxItems"] = 50,
            ["uniqueItems"] = true,
            ["items"] = new JsonObject { ["$ref"] = $"#/definitions/{definition}" },
        };

    private static JsonObject Parse(string text) => (JsonObject)JsonNode.Parse(text)!;
}
