using AiChef.Functions.Catalogue;
using AiChef.Functions.Hosting;

namespace AiChef.Functions.Settings;

/// <summary>What the settings of a function mean.</summary>
public sealed record FunctionSettings
{
    /// <summary>The currency of requests that name none.</summary>
    public string Currency { get; init; } = FoodCatalogue.Instance.Currency;

    /// <summary>The least level that is logged.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>The model that chooses dishes; null if the catalogue does.</summary>
    public ModelSettings? Model { get; init; }

    /// <summary>The settings with given values; those that are not given keep their defaults.</summary>
    /// <exception cref="InvalidSettingException">A value means nothing.</exception>
    public static FunctionSettings Of(IReadOnlyDictionary<Setting, string> values)
    {
        var settings = new FunctionSettings { Model = ModelSettings.Of(values) };
        if (values.TryGetValue(Setting.Currency, out var currency))
        {
            var known = FoodCatalogue.Instance.Currencies;
            settings = settings with { Currency = OneOf(Setting.Currency, currency, known.Keys.Order()) };
        }

        if (values.TryGetValue(Setting.LogLevel, out var level))
        {
            var name = OneOf(Setting.LogLevel, level, Enum.GetNames<LogLevel>());
            settings = settings with { LogLevel = Enum.Parse<LogLevel>(name) };
        }

        return settings;
    }

    private static string OneOf(Setting setting, string value, IEnumerable<string> known) =>
        known.FirstOrDefault(name => name.Equals(value.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidSettingException(setting, $"must be one of {string.Join(", ", known)}");
}
