using AiChef.Deployment.Operations.Backups;
using Amazon.DynamoDBv2.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

public sealed class ItemEqualityTests
{
    /// <summary>Values of which no two are the same.</summary>
    private static readonly Func<AttributeValue>[] Values =
    [
        () => new() { S = "1" },
        () => new() { S = "2" },
        () => new() { N = "1" },
        () => new() { BOOL = true },
        () => new() { BOOL = false },
        () => new() { NULL = true },
        () => new() { B = Bytes(1) },
        () => new() { B = Bytes(2) },
        () => new() { SS = ["1", "2"] },
        () => new() { SS = ["1", "3"] },
        () => new() { NS = ["1", "2"] },
        () => new() { BS = [Bytes(1), Bytes(2)] },
        () => new() { BS = [Bytes(1), Bytes(3)] },
        () => new() { L = [new() { S = "1" }, new() { S = "2" }] },
        () => new() { L = [new() { S = "2" }, new() { S = "1" }] },
        () => new() { L = [new() { S = "1" }] },
        () => new() { M = new() { ["a"] = new() { S = "1" } } },
        () => new() { M = new() { ["b"] = new() { S = "1" } } },
        () => new() { M = new() { ["a"] = new() { S = "2" } } },
        () =>
            new()
            {
                M = new()
                {
                    ["a"] = new() { S = "1" },
                    ["b"] = new() { S = "1" },
                },
            },
    ];

    [Fact]
    public void Items_are_equal_by_their_values_alone()
    {
        for (var one = 0; one < Values.Length; one++)
        {
            for (var other = 0; other < Values.Length; other++)
            {
                ItemEquality.AreEqual(Item(Values[one]()), Item(Values[other]())).ShouldBe(one == other);
            }
        }
    }

    [Fact]
    public void A_set_has_no_order()
    {
        AreEqual(new() { SS = ["1", "2"] }, new() { SS = ["2", "1"] });
        AreEqual(new() { NS = ["1", "2"] }, new() { NS = ["2", "1"] });
        AreEqual(new() { BS = [Bytes(1), Bytes(2)] }, new() { BS = [Bytes(2), Bytes(1)] });
    }

    [Fact]
    public void An_attribute_more_or_of_another_name_is_a_difference()
    {
        var value = new AttributeValue { S = "1" };

        ItemEquality.AreEqual(Item(value), new() { ["other"] = value }).ShouldBeFalse();
        ItemEquality.AreEqual(Item(value), new() { ["a"] = value, ["b"] = value }).ShouldBeFalse();
    }

    private static void AreEqual(AttributeValue one, AttributeValue other) =>
        ItemEquality.AreEqual(Item(one), Item(other)).ShouldBeTrue();

    private static Dictionary<string, AttributeValue> Item(AttributeValue value) => new() { ["a"] = value };

    private static MemoryStream Bytes(params byte[] bytes) => new(bytes);
}
