using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Templates;

public sealed class TemplateMemoryTests : IDisposable
{
    private const string Body = "Resources:\n  A:\n    Type: AWS::SNS::Topic\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("templates").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_template_is_found_by_its_very_text()
    {
        var memory = new TemplateMemory(_folder);
        memory.Find(Body).ShouldBeNull();

        memory.Keep(Body, TemplateReader.Read(Body));

        new TemplateMemory(_folder).Find(Body)!["Resources"]!["A"]!["Type"]!.Scalar.ShouldBe("AWS::SNS::Topic");
        memory.Find($"{Body}\n").ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(40)]
    public void What_was_cut_off_is_not_read(int length)
    {
        var memory = new TemplateMemory(_folder);
        memory.Keep(Body, TemplateReader.Read(Body));
        var file = Directory.GetFiles(_folder).ShouldHaveSingleItem();

        File.WriteAllBytes(file, File.ReadAllBytes(file)[..length]);

        memory.Find(Body).ShouldBeNull();
    }

    [Fact]
    public void What_was_changed_is_not_read()
    {
        var memory = new TemplateMemory(_folder);
        memory.Keep(Body, TemplateReader.Read(Body));
        var file = Directory.GetFiles(_folder).ShouldHaveSingleItem();
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;

        File.WriteAllBytes(file, bytes);

        memory.Find(Body).ShouldBeNull();
    }

    [Fact]
    public void The_oldest_are_forgotten_where_there_are_many()
    {
        var memory = new TemplateMemory(_folder);
        var root = TemplateReader.Read(Body);
        memory.Keep("oldest", root);
        File.SetLastWriteTimeUtc(Directory.GetFiles(_folder).Single(), DateTime.UnixEpoch);

        foreach (var number in Enumerable.Range(0, TemplateMemory.Most))
        {
            memory.Keep($"{number}", root);
        }

        memory.Find("oldest").ShouldBeNull();
        memory.Find("0").ShouldNotBeNull();
        Directory.GetFiles(_folder).Length.ShouldBe(TemplateMemory.Most);
    }
}
