using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Templates;

public sealed class TemplateRefusalTests
{
    [Theory]
    [InlineData("A: one\n---\nB: two\n", TemplateDefect.SecondDocument, 2)]
    [InlineData("A: one\n...\n---\n{{{", TemplateDefect.SecondDocument, 3)]
    [InlineData("A: &a one\nB: *a\n", TemplateDefect.Alias, 2)]
    [InlineData("A: &a {B: c}\nD:\n  <<: *a\n", TemplateDefect.Alias, 3)]
    [InlineData("D:\n  <<: {B: c}\n", TemplateDefect.MergeKey, 2)]
    [InlineData("A: 1\nB: 2\nA: 3\n", TemplateDefect.DuplicateKey, 3)]
    [InlineData("A:\n  yes: 1\n  'true': 2\n", TemplateDefect.DuplicateKey, 3)]
    [InlineData("{\"A\": 1,\n \"B\": 2,\n \"A\": 3}", TemplateDefect.DuplicateKey, 3)]
    [InlineData("A: !!set {b}\n", TemplateDefect.Type, 1)]
    [InlineData("A: !!binary aGk=\n", TemplateDefect.Type, 1)]
    [InlineData("A: !!timestamp 2026-01-01\n", TemplateDefect.Type, 1)]
    [InlineData("{\"A\": 1,}", TemplateDefect.Json, 1)]
    [InlineData("{\"A\": 1}\n{}", TemplateDefect.Json, 2)]
    [InlineData("{\"A\": \"\\ud800\"}", TemplateDefect.Json, 1)]
    [InlineData("A: [\n", TemplateDefect.Yaml, 2)]
    [InlineData("A: @b\n", TemplateDefect.YamlCharacter, 1)]
    [InlineData("# nothing\n", TemplateDefect.Empty, 1)]
    public void What_CloudFormation_does_not_read_is_refused_with_its_line(string text, TemplateDefect defect, int line)
    {
        var mistake = Should.Throw<TemplateSyntaxException>(() => TemplateReader.Read(text));

        mistake.Defect.ShouldBe(defect);
        mistake.Line.ShouldBe(line);
        mistake.Message.ShouldNotContain("\n");
    }

    /// <summary>Engine and LocalCloud are right or wrong together.</summary>
    [Fact]
    public void Nothing_else_reads_templates()
    {
        string[] readers =
        [
            .. new[] { typeof(AiChef.Deployment.DeploymentException), typeof(AiChef.LocalCloud.LocalCloudHost) }
                .Where(static type =>
                    type.Assembly.GetReferencedAssemblies().Any(static used => used.Name == "YamlDotNet")
                )
                .Select(static type => type.Assembly.GetName().Name!),
        ];

        readers.ShouldBeEmpty();
    }
}
