using AiChef.Functions.Hosting;
using AiChef.Functions.Settings;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>What the values of settings mean.</summary>
public sealed class FunctionSettingsTests
{
    [Fact]
    public void Without_values_the_price_table_gives_the_currency_and_no_model_is_asked()
    {
        var settings = FunctionSettings.Of(new Dictionary<Setting, string>());
        (settings.Currency, settings.LogLevel, settings.Model).ShouldBe(("EUR", LogLevel.Information, null));
    }

    [Fact]
    public void Values_count_whatever_their_case_and_blanks()
    {
        var settings = Of((Setting.Currency, " krw\n"), (Setting.LogLevel, "debug"));
        (settings.Currency, settings.LogLevel).ShouldBe(("KRW", LogLevel.Debug));
    }

    [Fact]
    public void A_value_that_means_nothing_names_its_setting_and_what_is_known_but_not_itself()
    {
        var error = Should.Throw<InvalidSettingException>(() => Of((Setting.Currency, "s3cret")));
        error.Message.ShouldStartWith("The setting currency must be one of CHF, EUR, ");
        error.Message.ShouldNotContain("s3cret");
        Should
            .Throw<InvalidSettingException>(() => Of((Setting.LogLevel, "2")))
            .Message.ShouldBe("The setting log-level must be one of Debug, Information, Warning, Error");
    }

    [Fact]
    public void A_variable_names_the_path_of_each_setting() =>
        Setting.ModelApiKey.Variable.ShouldBe("MODEL_API_KEY_PARAMETER");

    private static FunctionSettings Of(params (Setting Setting, string Value)[] values) =>
        FunctionSettings.Of(values.ToDictionary(value => value.Setting, value => value.Value));
}
