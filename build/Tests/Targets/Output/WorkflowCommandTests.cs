using AiChef.Targets.Output;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Output;

public sealed class WorkflowCommandTests
{
    [Fact]
    public void Properties_are_joined_by_commas_without_a_blank() =>
        WorkflowCommand.Error("broken", ("file", "a.yaml"), ("line", 7)).ShouldBe("::error file=a.yaml,line=7::broken");

    [Fact]
    public void A_property_without_value_is_left_out() =>
        WorkflowCommand.Error("broken", ("file", null), ("line", null)).ShouldBe("::error::broken");

    [Fact]
    public void Texts_are_escaped_as_the_runner_reads_them() =>
        WorkflowCommand
            .Error("50%\r\n::add-mask::x", ("title", "a: b, c"))
            .ShouldBe("::error title=a%3A b%2C c::50%25%0D%0A::add-mask::x");
}
