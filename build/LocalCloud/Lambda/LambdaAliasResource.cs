using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-alias.html
/// </summary>
internal sealed class LambdaAliasResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } =
        new("AWS::Lambda::Alias") { NotModelled = ["ProvisionedConcurrencyConfig"], NameProperty = "Name" };

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [new("lambda:*ProvisionedConcurrencyConfig", "ProvisionedConcurrencyConfig")];

    public override string AccessArn(ResourceRequest request, string action) =>
        FunctionName.Arn(request.Scope, FunctionName.Parse(request.Properties.RequiredText("FunctionName")).Name);

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var function = FunctionName.Parse(request.Properties.RequiredText("FunctionName")).Name;
        var name = request.Properties.RequiredText("Name");
        if (!request.Resumed || request.Cloud.Get<LambdaState>().FindAlias(request.Scope, function, name) is null)
        {
            request.Cloud.Get<AliasOperations>().Make(request.Scope, function, Input(request.Properties));
        }

        return ValueTask.FromResult(Outcome(FunctionName.Arn(request.Scope, function, name)));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = FunctionName.Parse(request.PhysicalId!);
        var input = Input(request.Properties);
        input["RoutingConfig"] ??= new JsonObject();
        request.Cloud.Get<AliasOperations>().Update(request.Scope, name.Name, name.Qualifier!, input);
        return ValueTask.FromResult(Outcome(request.PhysicalId!));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = FunctionName.Parse(request.PhysicalId!);
        request.Cloud.Get<LambdaState>().RemoveAlias(request.Scope, name.Name, name.Qualifier ?? "");
        return ValueTask.CompletedTask;
    }

    private static ResourceOutcome Outcome(string arn) => new(arn, new() { ["AliasArn"] = arn });

    // a template lists the weights, the API maps them
    private static JsonObject Input(JsonObject properties)
    {
        var input = (JsonObject)properties.DeepClone();
        if (properties.Object("RoutingConfig") is { } routing)
        {
            input["RoutingConfig"] = new JsonObject
            {
                ["AdditionalVersionWeights"] = new JsonObject(
                    routing
                        .Objects("AdditionalVersionWeights")
                        .Select(static weight =>
                            KeyValuePair.Create(
                                weight.RequiredText("FunctionVersion"),
                                weight["FunctionWeight"]?.DeepClone()
                            )
                        )
                ),
            };
        }

        return input;
    }

    public JsonObject? Read(ResourceRequest request)
    {
        var name = FunctionName.Parse(request.PhysicalId!);
        var found = request.Cloud.Get<LambdaState>().FindAlias(request.Scope, name.Name, name.Qualifier ?? "");
        return found is null
            ? null
            : new JsonObject
            {
                ["Description"] = found.Description,
                ["FunctionVersion"] = found.Version,
                ["RoutingConfig"] = new JsonObject
                {
                    ["AdditionalVersionWeights"] = new JsonArray([
                        .. found.Weights.Select(static weight => new JsonObject
                        {
                            ["FunctionVersion"] = weight.Key,
                            ["FunctionWeight"] = weight.Value,
                        }),
                    ]),
                },
            }.Keeping(request.Properties, "FunctionName", "Name");
    }
}
