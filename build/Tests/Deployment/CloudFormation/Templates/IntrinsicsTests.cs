using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Templates;

public sealed class IntrinsicsTests
{
    [Theory]
    [InlineData("!Ref A", "A")]
    [InlineData("{ Ref: A }", "A")]
    [InlineData("!GetAtt A.Arn", "A")]
    [InlineData("{ 'Fn::GetAtt': [A, Arn] }", "A")]
    [InlineData("{ 'Fn::GetAtt': [[A], Arn] }", "")]
    [InlineData("!Sub '${A}-${B.Arn}-${!C}'", "A B")]
    [InlineData("!Sub ['${A}', { B: !Ref C }]", "A C")]
    [InlineData("!Sub []", "")]
    [InlineData("!Sub [{ a: b }]", "")]
    [InlineData("{ a: [!Ref A, { b: !Ref B }] }", "A B")]
    [InlineData("{ Ref: A, other: B }", "")]
    [InlineData("plain", "")]
    public void Resources_are_those_that_a_value_refers_to(string yaml, string expected) =>
        string.Join(' ', Intrinsics.ResourcesIn(Node(yaml))).ShouldBe(expected);

    [Theory]
    [InlineData("!Sub ['${A}', { B: c, D: e }]", "B D")]
    [InlineData("!Sub '${A}'", "")]
    [InlineData("!Sub ['${A}']", "")]
    public void A_Sub_may_define_names_itself(string yaml, string expected) =>
        string.Join(' ', Intrinsics.OwnNamesOf(Node(yaml))).ShouldBe(expected);

    [Theory]
    [InlineData("a-${Name}-${!Name}", "a-pantry-${Name}")]
    [InlineData("${Name}${Missing}", null)]
    [InlineData("${}", "${}")]
    public void A_text_is_filled_if_all_is_known(string text, string? expected) =>
        Intrinsics.Filled(text, name => name == "Name" ? "pantry" : null).ShouldBe(expected);

    private static TemplateNode Node(string yaml) => TemplateReader.Read($"a: {yaml}")["a"]!;
}
