using AiChef.Targets.Functions;
using Shouldly;
using Xunit;
using static AiChef.Tests.Targets.Functions.SampleDeclarations;

namespace AiChef.Tests.Targets.Functions;

/// <summary>Mistakes in declarations are found before a template is written.</summary>
public sealed class DeclarationCheckTests
{
    private static readonly FunctionParameter Parameter = new("Language", "LANGUAGE", "The language", "en");

    [Fact]
    public void The_functions_of_the_backend_have_no_mistakes() => DeclarationCheck.Check(DeclaredFunctions.All);

    [Fact]
    public void Each_mistake_is_named_with_its_function()
    {
        var mistakes = new Dictionary<string, FunctionDeclaration>(StringComparer.Ordinal)
        {
            ["the name must be"] = Sample with { Name = "Greeting_2" },
            ["at most 56 characters"] = Sample with { Name = new string('a', 57) },
            ["the purpose must be"] = Sample with { Purpose = "greets: the cook" },
            ["1 s to 15 min"] = Sample with { Timeout = TimeSpan.FromMinutes(16) },
            ["whole seconds"] = Sample with { Timeout = TimeSpan.FromSeconds(1.5) },
            ["at most 29 s"] = Sample with { Timeout = TimeSpan.FromSeconds(30), Routes = [Greetings] },
            ["128 to 10240 MB"] = Sample with { MemorySize = 64 },
            ["the path 'greetings'"] = Sample with { Routes = [new(HttpMethod.Get, "greetings")] },
            ["the parameter 'language'"] = With(Parameter with { Name = "language" }),
            ["the variable 'AWS_REGION'"] = With(Parameter with { Variable = "AWS_REGION" }),
            ["the description of the parameter"] = With(Parameter with { Description = "a: b" }),
            ["the default of the parameter"] = With(Parameter with { Default = "\"" }),
            ["the parameter 'MemorySize' exists twice"] = With(Parameter with { Name = "MemorySize" }),
            ["the variable 'SESSIONS_TABLE' exists twice"] = With(Parameter with { Variable = "SESSIONS_TABLE" }),
            ["the setting 'Log level'"] = Sample with { Settings = ["Log level"] },
            ["the variable 'LOG_LEVEL_PARAMETER' exists twice"] = Sample with { Settings = ["log-level", "log-level"] },
            ["at most 10 settings"] = Sample with { Settings = [.. "abcdefghijk".Select(c => $"{c}")] },
        };
        foreach (var (text, function) in mistakes)
        {
            MistakesOf(function)
                .ShouldHaveSingleItem()
                .ShouldSatisfyAllConditions(
                    mistake => mistake.ShouldStartWith($"function '{function.Name}': "),
                    mistake => mistake.ShouldContain(text)
                );
        }
    }

    private static FunctionDeclaration With(FunctionParameter parameter) => Sample with { Parameters = [parameter] };
}
