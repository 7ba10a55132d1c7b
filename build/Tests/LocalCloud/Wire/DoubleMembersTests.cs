using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Wire;

public sealed class DoubleMembersTests
{
    [Fact]
    public void A_named_member_stays_a_double_when_it_is_whole()
    {
        var tree = JsonNode.Parse("""{"Alarms":[{"Threshold":2,"Period":60,"Values":[1,1.5],"Name":"2"}]}""")!;

        DoubleMembers.Mark(tree, new HashSet<string>(StringComparer.Ordinal) { "Threshold", "Values" });

        tree.ToJsonString().ShouldBe("""{"Alarms":[{"Threshold":2.0,"Period":60,"Values":[1.0,1.5],"Name":"2"}]}""");
    }
}
