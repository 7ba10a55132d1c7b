using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>
/// Template transforms: AWS::LanguageExtensions and AWS::Include are applied, others are refused by name.
/// </summary>
internal static class Transforms
{
    private const string Include = "AWS::Include";
    private const int MostRounds = 10_000;

    /// <summary>Whether a transform that LocalCloud knows could not be applied.</summary>
    public static bool IsFailure(AwsException failure) =>
        failure.Message.StartsWith("Transform AWS::", StringComparison.Ordinal)
        && failure.Message.Contains(" failed with: ", StringComparison.Ordinal);

    public static bool AreUsed(JsonObject root) => root["Transform"] is not null || Mentions(root);

    public static JsonObject Apply(
        Cloud cloud,
        Scope scope,
        Template template,
        IReadOnlyList<ParameterValue> parameters
    )
    {
        foreach (var name in template.Transforms)
        {
            if (name is not (LanguageExtensions.Name or Include))
            {
                throw Refuse(scope, name);
            }
        }

        var evaluator = new Evaluator(
            template,
            new(scope, "", "", []),
            ParameterValues.References(template, parameters),
            new NoResources()
        );
        var root = (JsonObject)Included(cloud, scope, template.Root, evaluator)!;
        if (template.Transforms.Contains(LanguageExtensions.Name))
        {
            var rounds = 0;
            root = (JsonObject)
                LanguageExtensions.Unroll(
                    root,
                    collection =>
                    {
                        var items =
                            evaluator.Evaluate(collection) as JsonArray
                            ?? throw CloudFormationErrors.Validation(
                                "Fn::ForEach could not resolve its collection. Rollback requested by user."
                            );
                        // loops within loops multiply
                        rounds += items.Count;
                        return rounds <= MostRounds
                            ? items
                            : throw CloudFormationErrors.Validation(
                                $"LocalCloud does not unroll Fn::ForEach to more than {MostRounds} rounds"
                            );
                    }
                )!;
            root = (JsonObject)LanguageExtensions.Fold(root, call => evaluator.Evaluate(call))!;
        }

        root.Remove("Transform");
        return root;
    }

    private static bool Mentions(JsonNode? node) =>
        node switch
        {
            JsonObject tree => tree.Any(static member => member.Key == "Fn::Transform" || Mentions(member.Value)),
            JsonArray list => list.Any(Mentions),
            _ => false,
        };

    private static JsonNode? Included(Cloud cloud, Scope scope, JsonNode? node, Evaluator evaluator)
    {
        switch (node)
        {
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Included(cloud, scope, item, evaluator))]);
            case JsonObject { Count: 1 } only when only["Fn::Transform"] is JsonObject call:
                return Content(cloud, scope, call, evaluator);
            case JsonObject tree:
                var result = new JsonObject();
                foreach (var (name, member) in tree)
                {
                    if (name != "Fn::Transform")
                    {
                        result[name] = Included(cloud, scope, member, evaluator);
                        continue;
                    }

                    foreach (
                        var (key, included) in Content(cloud, scope, member as JsonObject ?? [], evaluator).ToArray()
                    )
                    {
                        result[key] = included?.DeepClone();
                    }
                }

                return result;
            default:
                return node?.DeepClone();
        }
    }

    private static JsonObject Content(Cloud cloud, Scope scope, JsonObject call, Evaluator evaluator)
    {
        if (call.Text("Name") is not Include)
        {
            throw call["Name"] is JsonValue
                ? Refuse(scope, call.Text("Name")!)
                : CloudFormationErrors.Validation("Key Name of transform definition must be a string.");
        }

        var location = evaluator.Text(call.Object("Parameters")?["Location"]) ?? "";
        var content =
            TemplateSource.Read(cloud, scope, location)
            ?? throw CloudFormationErrors.Validation(
                $"Transform {Include} failed with: The specified S3 object's "
                    + $"content should be valid Yaml/JSON. Location: {location}"
            );
        return TemplateText.Parse(Encoding.UTF8.GetString(content));
    }

    private static AwsException Refuse(Scope scope, string name) =>
        name.StartsWith("AWS::", StringComparison.Ordinal)
            ? CloudFormationErrors.Validation($"LocalCloud does not model the transform {name}")
            : CloudFormationErrors.Validation($"No transform named {scope.Account}::{name} found.");
}
