using System.Globalization;
using System.Xml.Linq;
using AiChef.Bench.Cases;
using AiChef.Bench.Measuring;
using AiChef.Bench.Reporting;
using AiChef.Tests.Bench.Measuring;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.Reporting;

public sealed class RatioChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly Series Other = SampleSeries.Of("aws <deploy> & more", 4) with { IsOtherTool = true };

    [Fact]
    public void Each_other_tool_has_a_bar_as_long_as_its_ratio()
    {
        var chart = Chart(
            new("Faster", [SampleSeries.Of("ours", 1), SampleSeries.Of("ours again", 2), Other]),
            new("Slower", [SampleSeries.Of("ours", 8), Other])
        );

        var bars = Bars(chart).ToList();

        bars.Select(bar => (string)bar.Attribute("class")!).ShouldBe(["faster", "slower"]);
        (Length(bars[1]) / Length(bars[0])).ShouldBe(8, tolerance: 0.1);
        chart.Descendants(Svg + "text").Select(text => text.Value).ShouldContain("2.00");
        chart.Descendants(Svg + "text").Select(text => text.Value).ShouldContain("to aws <deploy> & more");
    }

    [Fact]
    public void Everything_lies_inside_the_picture()
    {
        var chart = Chart(new CaseResult("Slower", [SampleSeries.Of("ours", 8), Other]));

        var (width, height) = (Number(chart, "width"), Number(chart, "height"));

        foreach (var bar in Bars(chart))
        {
            (Number(bar, "x") + Length(bar)).ShouldBeLessThan(width);
            (Number(bar, "y") + Number(bar, "height")).ShouldBeLessThan(height);
        }
    }

    [Fact]
    public void It_needs_no_other_file_and_has_colors_for_dark_pages()
    {
        var chart = Chart(new CaseResult("Faster", [SampleSeries.Of("ours", 1), Other])).ToString();

        chart.ShouldContain("prefers-color-scheme: dark");
        chart.ShouldNotContain("url(");
        chart.ShouldNotContain("href");
    }

    [Fact]
    public void Without_a_comparison_there_is_no_chart() =>
        RatioChart.Of([new CaseResult("Alone", [SampleSeries.Of("ours", 1)])]).ShouldBeNull();

    private static XElement Chart(params CaseResult[] results) => XElement.Parse(RatioChart.Of(results)!);

    private static IEnumerable<XElement> Bars(XElement chart) =>
        chart.Descendants(Svg + "rect").Where(rect => (string)rect.Attribute("class")! != "page");

    private static double Length(XElement bar) => Number(bar, "width");

    private static double Number(XElement element, string name) =>
        double.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);
}
