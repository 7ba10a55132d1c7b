using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Templates;

public sealed class KnownTextsTests
{
    private static readonly TemplateNode Root = TemplateReader.Read(
        """
        Conditions:
          Is: !Equals [!Ref Name, pantry]
          IsNot: !Equals [!Ref Name, kitchen]
          Unknown: !Equals [!Ref Secret, pantry]
          NotNo: !Not [!Condition IsNot]
          NotUnknown: !Not [Condition: Unknown]
          Both: !And [!Condition Is, !Condition NotNo]
          One: !And [!Condition IsNot, !Condition Unknown]
          Open: !And [!Condition Is, !Condition Unknown]
          Either: !Or [!Condition Unknown, !Condition Is]
          Neither: !Or [!Condition IsNot, !Condition IsNot]
          OpenEither: !Or [!Condition IsNot, !Condition Unknown]
          Text: yes
        """
    );

    private static readonly KnownTexts Known = new(
        Root,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = "pantry", ["AWS::Region"] = "eu-west-1" }
    );

    [Theory]
    [InlineData("Is", true)]
    [InlineData("IsNot", false)]
    [InlineData("Unknown", null)]
    [InlineData("NotNo", true)]
    [InlineData("NotUnknown", null)]
    [InlineData("Both", true)]
    [InlineData("One", false)]
    [InlineData("Open", null)]
    [InlineData("Either", true)]
    [InlineData("Neither", false)]
    [InlineData("OpenEither", null)]
    [InlineData("Text", null)]
    [InlineData("Missing", null)]
    public void A_condition_holds_or_not_or_only_AWS_knows(string condition, bool? expected) =>
        Known.IsTrue(condition).ShouldBe(expected);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("!Ref Name", "pantry")]
    [InlineData("!Ref Secret", null)]
    [InlineData("!Sub '${Name}-${Secret}-${!Name}-${AWS::Region}'", "pantry-${Secret}-${Name}-eu-west-1")]
    [InlineData("{ 'Fn::Sub': ['${Name}', {}] }", "pantry")]
    [InlineData("!If [Is, a, b]", "a")]
    [InlineData("!If [IsNot, a, !Ref Name]", "pantry")]
    [InlineData("!If [Unknown, a, b]", null)]
    [InlineData("!GetAtt A.Arn", null)]
    [InlineData("[a]", null)]
    [InlineData("{ a: b }", null)]
    public void A_text_is_what_it_will_be(string yaml, string? expected) =>
        Known.Of(TemplateReader.Read($"a: {yaml}")["a"]).ShouldBe(expected);

    [Fact]
    public void Where_nothing_is_nothing_is_known() => Known.Of(node: null).ShouldBeNull();
}
