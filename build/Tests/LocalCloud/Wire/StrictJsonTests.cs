using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Wire;

public sealed class StrictJsonTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(40_000)]
    public void A_text_of_any_size_is_read_alike(int characters)
    {
        var text = """{"a":[1,2.50,-3e2,true,false,null,"x\u00e9\n"],"o":{"p":{}},"long":"LONG"}""".Replace(
            "LONG",
            new('y', characters),
            StringComparison.Ordinal
        );

        var tree = StrictJson.Parse(text)!.AsObject();

        JsonNode.DeepEquals(tree, JsonNode.Parse(text)).ShouldBeTrue();
        tree["a"]!.ToJsonString().ShouldBe("""[1,2.50,-3e2,true,false,null,"x\u00E9\n"]""");
        tree.Text("long")!.Length.ShouldBe(characters);
        tree.Remove("long");
        tree.DeepClone()
            .ToJsonString()
            .ShouldBe(
                JsonNode.Parse(text)!.AsObject() is var other && other.Remove("long") ? other.ToJsonString() : ""
            );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40_000)]
    public void A_name_that_appears_twice_is_refused_in_a_text_of_any_size(int characters) =>
        Should.Throw<JsonException>(() =>
            StrictJson.Parse($$"""{"a":1,"b":"{{new string('y', characters)}}","a":2}""")
        );

    [Fact]
    public void A_stored_value_does_not_keep_the_text_it_came_in()
    {
        var (value, text) = Read();

        GC.Collect();

        text.IsAlive.ShouldBeFalse();
        value.ToString().ShouldBe("kept");
    }

    private static (JsonNode Value, WeakReference Text) Read()
    {
        var bytes = Encoding.UTF8.GetBytes($$"""{"kept":"kept","n":1,"rest":"{{new string('y', 100_000)}}"}""");
        return (StrictJson.Parse(bytes)!["kept"]!.DeepClone(), new WeakReference(bytes));
    }
}
