using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;

namespace AiChef.Functions.Images;

/// <summary>
/// The plate card of a dish as SVG: one slice of the plate per ingredient; the same dish always gives the same bytes.
/// </summary>
public static class PlateCard
{
    private const double Centre = 200;
    private const double Radius = 120;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Draw(Recipe recipe) =>
        Card(
            recipe.Name,
            recipe.Language == Languages.Korean
                ? $"{recipe.Servings}인분, {recipe.Minutes}분"
                : $"{Counted(recipe.Servings, "serving")}, {Counted(recipe.Minutes, "minute")}",
            recipe.Ingredients.Select((item, i) => Slice(item.Name, i, recipe.Ingredients.Count))
        );

    public static string DrawEmpty(string reason) => Card("No dish fits", reason, []);

    private static string Card(string title, string subtitle, IEnumerable<XElement> slices) =>
        new XElement(
            Svg + "svg",
            new XAttribute("viewBox", "0 0 400 480"),
            new XAttribute("role", "img"),
            new XElement(Svg + "title", Printable(title)),
            new XElement(
                Svg + "rect",
                new XAttribute("width", 400),
                new XAttribute("height", 480),
                new XAttribute("fill", "#faf7f2")
            ),
            new XElement(
                Svg + "circle",
                new XAttribute("cx", Centre),
                new XAttribute("cy", Centre),
                new XAttribute("r", Radius + 30),
                new XAttribute("fill", "#ffffff"),
                new XAttribute("stroke", "#d8d0c4")
            ),
            slices,
            Text(title, 410, 24),
            Text(subtitle, 445, 14)
        ).ToString(SaveOptions.DisableFormatting);

    private static XElement Text(string text, int y, int size) =>
        new(
            Svg + "text",
            new XAttribute("x", Centre),
            new XAttribute("y", y),
            new XAttribute("font-size", size),
            new XAttribute("font-family", "sans-serif"),
            new XAttribute("text-anchor", "middle"),
            Printable(text)
        );

    private static XElement Slice(string name, int index, int count)
    {
        var (x1, y1) = Rim(index, count);
        var (x2, y2) = Rim(index + 1, count);
        var shape =
            count == 1
                ? new XElement(
                    Svg + "circle",
                    new XAttribute("cx", Centre),
                    new XAttribute("cy", Centre),
                    new XAttribute("r", Radius)
                )
                : new XElement(
                    Svg + "path",
                    new XAttribute("d", $"M{Centre} {Centre}L{x1} {y1}A{Radius} {Radius} 0 0 1 {x2} {y2}Z")
                );
        shape.Add(new XAttribute("fill", Colour(name)), new XElement(Svg + "title", Printable(name)));
        return shape;
    }

    private static (string X, string Y) Rim(int index, int count)
    {
        var angle = 2 * Math.PI * index / count;
        return (Written(Centre + (Radius * Math.Sin(angle))), Written(Centre - (Radius * Math.Cos(angle))));
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Written(double value) => value.ToString("F1", CultureInfo.InvariantCulture);

    private static string Colour(string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        return $"hsl({((hash[0] << 8) | hash[1]) % 360},{45 + (hash[2] % 25)}%,{50 + (hash[3] % 20)}%)";
    }

    // XML has no way to write control characters, escaped or not: https://www.w3.org/TR/xml/#charsets
    private static string Printable(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => !Rune.IsControl(r) && r.Value is not (0xFFFE or 0xFFFF)));
}
