using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Iam;

/// <summary>The OpenID Connect providers of all accounts.</summary>
internal sealed class OidcProviders(Cloud cloud) : ICloudPart<OidcProviders>
{
    private const string Scheme = "https://";

    private readonly Documents<OidcProvider> _providers = new(
        cloud.Store,
        "iam-oidc-providers",
        IamJson.Default.OidcProvider
    );

    public static OidcProviders Create(Cloud cloud) => new(cloud);

    public OidcProvider? Find(string arn) => _providers[arn];

    public OidcProvider Get(string arn) => Find(arn) ?? throw IamErrors.NoSuchProvider(arn);

    public IEnumerable<OidcProvider> All(Scope scope) =>
        _providers.StartingWith(scope.GlobalArn("iam", "oidc-provider/")).Select(static entry => entry.Value);

    /// <summary>The ARN of the provider of a URL, which is the URL without its scheme.</summary>
    public static string ArnOf(Scope scope, string url) =>
        url.StartsWith(Scheme, StringComparison.Ordinal) && url.Length > Scheme.Length
            ? scope.GlobalArn("iam", $"oidc-provider/{url[Scheme.Length..].TrimEnd('/')}")
            : throw IamErrors.Invalid($"Invalid Open ID Connect Provider URL: {url}");

    public OidcProvider Make(Scope scope, string url, Func<OidcProvider, OidcProvider> refine)
    {
        var arn = ArnOf(scope, url);
        using var batch = cloud.Store.Begin();
        if (Find(arn) is not null)
        {
            throw IamErrors.ProviderExists(url);
        }

        return Put(refine(new OidcProvider(arn, url[Scheme.Length..].TrimEnd('/'), cloud.Now)));
    }

    public OidcProvider Change(string arn, Func<OidcProvider, OidcProvider> change)
    {
        using var batch = cloud.Store.Begin();
        return Put(change(Get(arn)));
    }

    /// <summary>Removes a provider; one that is missing is no error, as on AWS.</summary>
    public void Remove(string arn)
    {
        using var batch = cloud.Store.Begin();
        if (Find(arn) is not null)
        {
            _providers.Remove(arn);
        }
    }

    private OidcProvider Put(OidcProvider provider)
    {
        _providers.Put(provider.Arn, provider);
        return provider;
    }
}
