using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Templates;

/// <summary>
/// Each value is the one of YAML 1.1, https://yaml.org/type/, but for dates, which CloudFormation leaves as text, and
/// for exponents without a point, which its parser reads too.
/// </summary>
public sealed class QuotedScalarTests
{
    [Theory]
    [InlineData("on")]
    [InlineData("012")]
    [InlineData("1e3")]
    [InlineData("1:30")]
    public void In_quotes_it_is_text(string text)
    {
        TemplateReader.Read($"A: \"{text}\"\n")["A"]!.Value.ShouldBe(TemplateScalar.Of(text));
        TemplateReader.Read($"{{\"A\": \"{text}\"}}")["A"]!.Value.ShouldBe(TemplateScalar.Of(text));
    }
}
