using AiChef.Bench.Reporting;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.Reporting;

public sealed class MachineTests
{
    [Theory]
    [InlineData("model\t: 1|model name\t: Fast CPU|model name : Other", "model name", ':', "Fast CPU")]
    [InlineData("NAME=\"x\"|PRETTY_NAME=\"Some Linux 12 (a=b)\"", "PRETTY_NAME", '=', "Some Linux 12 (a=b)")]
    [InlineData("NAME", "NAME", '=', null)]
    public void A_value_is_found_by_its_key(string lines, string key, char separator, string? value) =>
        Machine.ValueIn(lines.Split('|'), key, separator).ShouldBe(value);

    [Fact]
    public void Nobody_is_found_by_the_facts()
    {
        var facts = Machine.Facts();

        facts.Select(fact => fact.Name).ShouldBe(["CPU", "memory", "operating system", ".NET"]);
        facts.ShouldAllBe(fact => fact.Value.Length > 0);
        string.Concat(facts).ShouldNotContain(Environment.MachineName);
    }
}
