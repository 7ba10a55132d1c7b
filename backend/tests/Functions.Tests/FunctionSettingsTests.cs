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
    public void A_model_is_an_address_a_name_and_an_optional_key_that_is_never_shown()
    {
        var model = Of(
            (Setting.ModelEndpoint, "https://model.example/v1"),
            (Setting.ModelName, "chef"),
            (Setting.ModelApiKey, "k-123\n")
        ).Model!;
        model.ShouldBe(new ModelSettings(new Uri("https://model.example/v1"), "chef", "k-123"));
        model.ToString().ShouldBe("chef at https://model.example/v1");
        Of((Setting.ModelEndpoint, "http://127.0.0.1:1/v1"), (Setting.ModelName, "chef")).Model!.ApiKey.ShouldBeNull();
    }

    [Theory]
    [InlineData("http://model.example/v1")]
    [InlineData("model.example")]
    [InlineData("file:///etc/hosts")]
    public void A_key_travels_only_encrypted_or_within_the_machine(string address) =>
        Should
            .Throw<InvalidSettingException>(() => Of((Setting.ModelEndpoint, address), (Setting.ModelName, "chef")))
            .Message.ShouldBe("The setting model-endpoint must be an address that begins with https://");

    [Fact]
    public void A_model_without_a_name_is_refused() =>
        Should
            .Throw<InvalidSettingException>(() => Of((Setting.ModelEndpoint, "https://model.example/v1")))
            .Message.ShouldBe("The setting model-name must be set when there is a model-endpoint");

    [Fact]
    public void A_variable_names_the_path_of_each_setting() =>
        Setting.ModelApiKey.Variable.ShouldBe("MODEL_API_KEY_PARAMETER");

    private static FunctionSettings Of(params (Setting Setting, string Value)[] values) =>
        FunctionSettings.Of(values.ToDictionary(value => value.Setting, value => value.Value));
}
