using System.Text.Json.Nodes;
using Amazon;
using Amazon.Runtime.Credentials;

namespace AiChef.IntegrationTests;

/// <summary>
/// Sends the API's key with each request, where the deployment asks for one. The key's value is read when it is first
/// needed, and written nowhere.
/// </summary>
public sealed class ApiKeyHandler : DelegatingHandler
{
    private const string Header = "x-api-key";
    private readonly DeployedSettings _settings;
    private readonly Lazy<Task<string?>> _key;

    public ApiKeyHandler(DeployedSettings settings)
        : base(new HttpClientHandler()) =>
        (_settings, _key) = (
            settings,
            new(() => settings.ApiKeyId is { } id ? ReadAsync(id) : Task.FromResult<string?>(null))
        );

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (await _key.Value is { } key && !request.Headers.Contains(Header))
        {
            request.Headers.Add(Header, key);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private async Task<string?> ReadAsync(string id)
    {
        var root =
            _settings.Endpoint
            ?? $"https://apigateway.{_settings.Region}.{RegionEndpoint.GetBySystemName(_settings.Region).PartitionDnsSuffix}";
        var credentials = await DefaultAWSCredentialsIdentityResolver.GetCredentials().GetCredentialsAsync();
        using var request = SignedRequest.Get(
            new Uri($"{root.TrimEnd('/')}/apikeys/{id}?includeValue=true"),
            _settings.Region,
            credentials,
            TimeProvider.System.GetUtcNow()
        );
        using var answer = await base.SendAsync(request, CancellationToken.None);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!["value"]!.GetValue<string>()
            : throw new InvalidOperationException($"The API's key cannot be read: {(int)answer.StatusCode} {text}");
    }
}
