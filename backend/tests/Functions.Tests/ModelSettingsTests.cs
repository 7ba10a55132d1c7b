using AiChef.Functions.Settings;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>What the values of settings mean.</summary>
public sealed class ModelSettingsTests
{
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

    private static FunctionSettings Of(params (Setting Setting, string Value)[] values) =>
        FunctionSettings.Of(values.ToDictionary(value => value.Setting, value => value.Value));
}
