using Shouldly;
using Xunit;
using static AiChef.Tests.Targets.Functions.SampleDeclarations;

namespace AiChef.Tests.Targets.Functions;

/// <summary>Mistakes in declarations are found before a template is written.</summary>
public sealed class DeclarationMistakesTests
{
    [Fact]
    public void All_mistakes_of_all_functions_are_reported_at_once() =>
        MistakesOf(
                Sample with
                {
                    Routes = [Greetings],
                    MemorySize = 1,
                },
                Sample with
                {
                    Routes = [Greetings],
                },
                Sample with
                {
                    Name = "x",
                    Timeout = TimeSpan.Zero,
                }
            )
            .ShouldBe([
                "function 'greeting': the memory must be 128 to 10240 MB",
                "function 'x': the timeout must be 1 s to 15 min",
                "function 'greeting': declared twice",
                "route 'GET /greetings': calls two functions",
            ]);
}
