namespace AiChef.Functions.Settings;

/// <summary>A value that the team changes without a deployment; the Parameter Store has it.</summary>
/// <param name="Name">The last part of its path, such as <c>log-level</c>.</param>
public sealed record Setting(string Name)
{
    /// <summary>The currency of requests that name none; the price table's own by default.</summary>
    public static Setting Currency { get; } = new("currency");

    /// <summary>The least level that is logged: Debug, Information, Warning or Error; Information by default.</summary>
    public static Setting LogLevel { get; } = new("log-level");

    /// <summary>
    /// The address of a model that chooses among suitable dishes, such as <c>https://model.example/v1</c>; without one
    /// the catalogue chooses.
    /// </summary>
    public static Setting ModelEndpoint { get; } = new("model-endpoint");

    /// <summary>The model's name at its endpoint.</summary>
    public static Setting ModelName { get; } = new("model-name");

    /// <summary>The key for the endpoint, a SecureString; without one requests go without.</summary>
    public static Setting ModelApiKey { get; } = new("model-api-key");

    /// <summary>The variable in which the function's template writes the full path.</summary>
    public string Variable => $"{Name.ToUpperInvariant().Replace('-', '_')}_PARAMETER";

    public override string ToString() => Name;
}
