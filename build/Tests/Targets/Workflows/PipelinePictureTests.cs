using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AiChef.Targets.Workflows;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows;

public sealed class PipelinePictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static JobGraph Graph =>
        typeof(PantryBuild)
            .GetCustomAttributes<PipelineWorkflowAttribute>()
            .Single()
            .GraphFrom(WorkflowDerivationTests.Sources);

    private static XElement Picture => XDocument.Parse(PipelinePicture.Of(Graph).Text).Root!;

    [Fact]
    public void Each_job_is_a_box_with_its_name() =>
        Picture.Elements(Svg + "text").Select(text => text.Value).ShouldBe(Graph.Targets);

    [Fact]
    public void Each_need_is_an_arrow() =>
        Picture.Elements(Svg + "path").Count().ShouldBe(Graph.Targets.Sum(target => Graph.NeedsOf(target).Count));

    [Fact]
    public void No_box_covers_another() =>
        Picture
            .Elements(Svg + "rect")
            .Select(box => (box.Attribute("x")!.Value, box.Attribute("y")!.Value))
            .ShouldBeUnique();

    [Fact]
    public void An_arrow_points_to_the_right() =>
        Picture
            .Elements(Svg + "path")
            .Select(path => Regex.Matches(path.Attribute("d")!.Value, "[0-9]+(?=,)"))
            .Select(columns => (From: int.Parse(columns[0].Value, null), To: int.Parse(columns[^1].Value, null)))
            .ShouldAllBe(arrow => arrow.From < arrow.To);
}
