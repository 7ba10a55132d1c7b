namespace AiChef.Functions.Settings;

/// <summary>A model behind an endpoint that speaks OpenAI's chat completions, as most model servers do.</summary>
/// <param name="Endpoint">Its address, to which <c>/chat/completions</c> is added.</param>
/// <param name="Name">The model's name there.</param>
/// <param name="ApiKey">The key that each request carries; null for none.</param>
public sealed record ModelSettings(Uri Endpoint, string Name, string? ApiKey)
{
    /// <summary>The model that the values tell; null if they tell none.</summary>
    /// <exception cref="InvalidSettingException">The address is none, or the model has no name.</exception>
    public static ModelSettings? Of(IReadOnlyDictionary<Setting, string> values)
    {
        if (!values.TryGetValue(Setting.ModelEndpoint, out var address))
        {
            return null;
        }

        // a key travels only encrypted, or within this machine
        if (
            !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var endpoint)
            || !(endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback))
        )
        {
            throw new InvalidSettingException(Setting.ModelEndpoint, "must be an address that begins with https://");
        }

        return values.TryGetValue(Setting.ModelName, out var name)
            ? new(endpoint, name.Trim(), values.GetValueOrDefault(Setting.ModelApiKey)?.Trim())
            : throw new InvalidSettingException(Setting.ModelName, "must be set when there is a model-endpoint");
    }

    /// <summary>Never the key.</summary>
    public override string ToString() => $"{Name} at {Endpoint}";
}
