using System.Net;
using System.Text.Json;
using AiChef.Targets.Output;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Output;

public sealed class SecretMaskTests
{
    private const string Secret = "p<ss \"w\"/ö&d";

    private readonly SecretMask _mask = new();

    public static TheoryData<string> Forms =>
        [
            Secret,
            JsonSerializer.Serialize(Secret).Trim('"'),
            Uri.EscapeDataString(Secret),
            WebUtility.UrlEncode(Secret),
            WebUtility.HtmlEncode(Secret),
        ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_secret_is_found_in_the_form_that_others_give_it(string form)
    {
        _mask.Hide(Secret);

        _mask.Masked($"with {form} in it").ShouldBe("with *** in it");
    }

    [Fact]
    public void Lines_of_a_secret_are_hidden_each_and_as_one()
    {
        _mask.Hide("first-line\nsecond-line\nend");

        _mask.Masked("first-line second-line end, second-line, end").ShouldBe("***, ***, end");
    }

    [Fact]
    public void The_user_of_a_URL_is_hidden_and_not_the_rest()
    {
        _mask.HideUser(new Uri("http://me:pass%2Fword@127.0.0.1:4566/path-of-it"));

        _mask
            .Masked("http://me:pass%2Fword@127.0.0.1:4566/path-of-it pass/word")
            .ShouldBe("http://***@127.0.0.1:4566/path-of-it ***");
    }
}
