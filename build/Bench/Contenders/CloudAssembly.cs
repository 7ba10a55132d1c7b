using System.Text.Json.Nodes;
using AiChef.Bench.Checkouts;
using AiChef.Bench.Clouds;
using AiChef.Templates;

namespace AiChef.Bench.Contenders;

/// <summary>What the CDK CLI deploys: the output of an app's synthesis, here without an app.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/cdk/v2/guide/deploy.html, and its schema:
/// https://github.com/aws/aws-cdk-cli/tree/main/packages/%40aws-cdk/cloud-assembly-schema
/// </remarks>
internal static class CloudAssembly
{
    /// <summary>A version of the schema that every CDK CLI of 2024 and later reads.</summary>
    private const string SchemaVersion = "36.0.0";

    private const string Environment = "aws://000000000000/us-east-1";

    /// <summary>Writes the stacks of a deployment into a folder, in place of what it holds.</summary>
    internal static void Write(string folder, Deployment deployment)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
        Directory.CreateDirectory(folder);
        var artifacts = new JsonObject();
        foreach (var (order, facts) in deployment.Stacks)
        {
            var file = $"{order.Stack}.template.json";
            var template = TemplateReader.Read(File.ReadAllText(deployment.Checkout.At(order.Template)));
            File.WriteAllText(Path.Combine(folder, file), TemplateJson.Of(template)!.ToJsonString());
            artifacts[order.Stack] = Artifact(order, facts, file);
        }
        var manifest = new JsonObject { ["version"] = SchemaVersion, ["artifacts"] = artifacts };
        File.WriteAllText(Path.Combine(folder, "manifest.json"), manifest.ToJsonString());
    }

    private static JsonObject Artifact(StackOrder order, StackFacts facts, string file) =>
        new()
        {
            ["type"] = "aws:cloudformation:stack",
            ["environment"] = Environment,
            ["displayName"] = order.Stack,
            ["properties"] = new JsonObject
            {
                ["templateFile"] = file,
                ["stackName"] = order.Stack,
                ["tags"] = Map(facts.Tags),
            },
        };

    private static JsonObject Map(IReadOnlyList<KeyValuePair<string, string>> pairs) =>
        new(pairs.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
}
