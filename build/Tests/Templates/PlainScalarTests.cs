using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Templates;

/// <summary>
/// Each value is the one of YAML 1.1, https://yaml.org/type/, but for dates, which CloudFormation leaves as text, and
/// for exponents without a point, which its parser reads too.
/// </summary>
public sealed class PlainScalarTests
{
    [Theory]
    [InlineData("on", "true", ScalarKind.Boolean)]
    [InlineData("Yes", "true", ScalarKind.Boolean)]
    [InlineData("OFF", "false", ScalarKind.Boolean)]
    [InlineData("no", "false", ScalarKind.Boolean)]
    [InlineData("y", "y", ScalarKind.Text)]
    [InlineData("N", "N", ScalarKind.Text)]
    [InlineData("yEs", "yEs", ScalarKind.Text)]
    [InlineData("012", "10", ScalarKind.Whole)]
    [InlineData("-017", "-15", ScalarKind.Whole)]
    [InlineData("012345670123", "1402433619", ScalarKind.Whole)]
    [InlineData("089", "089", ScalarKind.Text)]
    [InlineData("0", "0", ScalarKind.Whole)]
    [InlineData("0x1F", "31", ScalarKind.Whole)]
    [InlineData("0b101", "5", ScalarKind.Whole)]
    [InlineData("1_000", "1000", ScalarKind.Whole)]
    [InlineData("+5", "5", ScalarKind.Whole)]
    [InlineData("1:30", "90", ScalarKind.Whole)]
    [InlineData("22:22", "1342", ScalarKind.Whole)]
    [InlineData("190:20:30", "685230", ScalarKind.Whole)]
    [InlineData("01:30", "01:30", ScalarKind.Text)]
    [InlineData("1:60", "1:60", ScalarKind.Text)]
    [InlineData("1e3", "1000.0", ScalarKind.Fraction)]
    [InlineData("123e4", "1230000.0", ScalarKind.Fraction)]
    [InlineData("1.5e-3", "0.0015", ScalarKind.Fraction)]
    [InlineData("12.50", "12.50", ScalarKind.Fraction)]
    [InlineData(".5", "0.5", ScalarKind.Fraction)]
    [InlineData("1:30.5", "90.5", ScalarKind.Fraction)]
    [InlineData(".inf", ".inf", ScalarKind.Fraction)]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890", ScalarKind.Whole)]
    [InlineData("2010-09-09", "2010-09-09", ScalarKind.Text)]
    [InlineData("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", ScalarKind.Text)]
    [InlineData("1.2.3", "1.2.3", ScalarKind.Text)]
    [InlineData("10.0.0.0/16", "10.0.0.0/16", ScalarKind.Text)]
    [InlineData("~", "", ScalarKind.Null)]
    [InlineData("null", "", ScalarKind.Null)]
    public void A_scalar_without_quotes_is_read_as_YAML_1_1(string written, string text, ScalarKind kind)
    {
        var value = TemplateReader.Read($"A: {written}\n")["A"]!.Value!;

        value.ShouldBe(new TemplateScalar(kind, text, written));
    }
}
