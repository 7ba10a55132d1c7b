using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AiChef.Functions.Images;
using AiChef.Functions.Meals;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>The picture of a dish: a plate that its ingredients share.</summary>
public sealed partial class PlateCardTests
{
    private const double Centre = 200;
    private const double Radius = 120;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Every_ingredient_has_an_equal_slice_clockwise_from_the_top(int count)
    {
        var slices = Slices(Recipe(count)).ToList();
        slices.Select(slice => slice.Name.LocalName).Distinct().ShouldBe(["path"]);
        slices.Select(NameOf).ShouldBe(Enumerable.Range(0, count).Select(i => $"Food {i}"));
        for (var i = 0; i < count; i++)
        {
            var numbers = Numbers(slices[i].Attribute("d")!.Value);
            numbers[..2].ShouldBe([Centre, Centre]);
            OnRim(numbers[2], numbers[3], 360.0 * i / count);
            numbers[4..9].ShouldBe([Radius, Radius, 0, 0, 1]);
            OnRim(numbers[9], numbers[10], 360.0 * (i + 1) / count);
        }
    }

    [Fact]
    public void A_single_ingredient_has_the_whole_plate()
    {
        var circle = Slices(Recipe(1)).ShouldHaveSingleItem();
        circle.Name.LocalName.ShouldBe("circle");
        (Number(circle, "cx"), Number(circle, "cy"), Number(circle, "r")).ShouldBe((Centre, Centre, Radius));
        NameOf(circle).ShouldBe("Food 0");
    }

    [Fact]
    public void The_plate_has_a_rim_around_the_slices() =>
        Number(Card(Recipe(3)).Elements().First(each => each.Name.LocalName == "circle"), "r").ShouldBe(Radius + 30);

    [Fact]
    public void Ingredients_have_colours_of_the_whole_circle_that_are_neither_pale_nor_dark()
    {
        var colours = Slices(Recipe(50)).Select(slice => Numbers(slice.Attribute("fill")!.Value)).ToList();
        colours.ShouldAllBe(colour => colour[0] >= 0 && colour[0] < 360);
        colours.ShouldAllBe(colour => colour[1] >= 45 && colour[1] < 70 && colour[2] >= 50 && colour[2] < 70);
        colours.Select(colour => (int)colour[0] / 60).Distinct().Count().ShouldBe(6);
    }

    [Theory]
    [InlineData(1, 1, "en", "1 serving, 1 minute")]
    [InlineData(2, 30, "en", "2 servings, 30 minutes")]
    [InlineData(2, 30, "ko", "2인분, 30분")]
    public void Below_it_stands_what_it_is(int servings, int minutes, string language, string text)
    {
        var recipe = Recipe(1) with { Servings = servings, Minutes = minutes, Language = language };
        Texts(Card(recipe)).ShouldBe(["Stew", text]);
    }

    [Fact]
    public void Characters_that_XML_has_not_are_left_out() =>
        Texts(Card(Recipe(1) with { Name = "S\uFFFEt\uFFFFe\u0007w 국" }))[0].ShouldBe("Stew 국");

    [Theory]
    [InlineData("""{"outcome":"no-recipe","reason":"Nothing suits."}""", "Nothing suits.")]
    [InlineData("""{"outcome":"no-recipe"}""", "")]
    public void Without_a_dish_the_plate_is_empty_and_says_why(string result, string reason)
    {
        var image = ImageFunction.Handle(JsonElement.Parse(result));
        image.ContentType.ShouldBe("image/svg+xml");
        var card = XElement.Parse(image.Svg);
        Texts(card).ShouldBe(["No dish fits", reason]);
        Slices(card).ShouldBeEmpty();
    }

    private static void OnRim(double x, double y, double degrees)
    {
        x.ShouldBe(Centre + (Radius * Math.Sin(degrees * Math.PI / 180)), 0.06);
        y.ShouldBe(Centre - (Radius * Math.Cos(degrees * Math.PI / 180)), 0.06);
    }

    private static XElement Card(Recipe recipe) => XElement.Parse(PlateCard.Draw(recipe));

    private static IEnumerable<XElement> Slices(Recipe recipe) => Slices(Card(recipe));

    // the first circle is the plate
    private static IEnumerable<XElement> Slices(XElement card) =>
        card.Elements().Where(each => each.Name.LocalName is "path" or "circle").Skip(1);

    private static string NameOf(XElement slice) => slice.Elements().Single().Value;

    private static List<string> Texts(XElement card) =>
        [.. card.Elements().Where(each => each.Name.LocalName == "text").Select(each => each.Value)];

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static double[] Numbers(string text) =>
        [.. NumberPattern.Matches(text).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"-?\d+(\.\d+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberPattern { get; }

    private static Recipe Recipe(int count) =>
        new()
        {
            Id = "stew",
            Name = "Stew",
            Servings = 2,
            Minutes = 30,
            Steps = [],
            Allergens = [],
            EstimatedCost = 1,
            Currency = "EUR",
            Ingredients =
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(i => new RecipeIngredient
                    {
                        Ingredient = $"food-{i}",
                        Name = $"Food {i}",
                        Amount = 1,
                        Unit = "g",
                    }),
            ],
        };
}
