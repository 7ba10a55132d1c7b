using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Iam;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-oidcprovider.html
/// </summary>
internal sealed class IamOIDCProviderResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } = new("AWS::IAM::OIDCProvider");

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var providers = request.Cloud.Get<OidcProviders>();
        var url = request.Properties.RequiredText("Url");
        var left = request.Resumed ? providers.Find(OidcProviders.ArnOf(request.Scope, url)) : null;
        var provider = left ?? providers.Make(request.Scope, url, made => Configured(made, request));
        return ValueTask.FromResult(Outcome(provider));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) =>
        ValueTask.FromResult(
            Outcome(request.Cloud.Get<OidcProviders>().Change(request.PhysicalId!, known => Configured(known, request)))
        );

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        request.Cloud.Get<OidcProviders>().Remove(request.PhysicalId!);
        return ValueTask.CompletedTask;
    }

    private static OidcProvider Configured(OidcProvider provider, ResourceRequest request) =>
        provider with
        {
            ClientIds = [.. request.Properties.Texts("ClientIdList")],
            Thumbprints = [.. request.Properties.Texts("ThumbprintList")],
            Tags = ResourceTags.Of(request),
        };

    private static ResourceOutcome Outcome(OidcProvider provider) =>
        new(provider.Arn, new JsonObject { ["Arn"] = provider.Arn });

    public JsonObject? Read(ResourceRequest request) =>
        request.Cloud.Get<OidcProviders>().Find(request.PhysicalId!) is not { } provider
            ? null
            : new JsonObject
            {
                ["ClientIdList"] = new JsonArray([.. provider.ClientIds]),
                ["ThumbprintList"] = new JsonArray([.. provider.Thumbprints]),
                ["Tags"] = LiveProperties.Tags(request, provider.Tags),
            }.Keeping(request.Properties, "Url");
}
