using System.Text.RegularExpressions;
using AiChef.Deployment;

namespace AiChef.Targets.Functions;

/// <summary>Finds mistakes in the declarations of functions, all of them at once.</summary>
internal static partial class DeclarationCheck
{
    /// <summary>
    /// API Gateway waits 29 s for a function.
    /// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
    /// </summary>
    private static readonly TimeSpan MaxTimeoutOfRoute = TimeSpan.FromSeconds(29);

    /// <summary>https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</summary>
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromMinutes(15);

    /// <summary>What a function's name may have beside the prefix of its environment.</summary>
    private const int MaxNameLength = 56;

    /// <summary>Makes sure that templates can be generated.</summary>
    /// <exception cref="DeploymentException">There are mistakes; its details list them.</exception>
    internal static void Check(IReadOnlyList<FunctionDeclaration> functions)
    {
        var mistakes = functions
            .SelectMany(function => MistakesOf(function).Select(mistake => $"function '{function.Name}': {mistake}"))
            .Concat(Twice(functions.Select(f => f.Name)).Select(name => $"function '{name}': declared twice"))
            .Concat(
                Twice(functions.SelectMany(f => f.Routes.Select(route => $"{route}")))
                    .Select(route => $"route '{route}': calls two functions")
            )
            .ToList();
        if (mistakes.Count > 0)
        {
            throw new DeploymentException(
                FailureKind.Configuration,
                "the declarations of the functions (build/Targets/Functions/DeclaredFunctions.cs) have mistakes",
                mistakes
            );
        }
    }

    private static IEnumerable<string> MistakesOf(FunctionDeclaration function)
    {
        if (!Name().IsMatch(function.Name) || function.Name.Length > MaxNameLength)
        {
            yield return "the name must be lowercase words with digits, joined by hyphens, at most 56 characters";
        }
        if (!Words().IsMatch(function.Purpose))
        {
            yield return "the purpose must be plain words without a full stop";
        }
        if (function.Timeout < TimeSpan.FromSeconds(1) || function.Timeout > MaxTimeout)
        {
            yield return "the timeout must be 1 s to 15 min";
        }
        if (function.Timeout.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            yield return "the timeout must be whole seconds";
        }
        if (function.Routes.Count > 0 && function.Timeout > MaxTimeoutOfRoute)
        {
            yield return "the timeout must be at most 29 s, because API Gateway waits no longer";
        }
        if (function.MemorySize is < 128 or > 10240)
        {
            yield return "the memory must be 128 to 10240 MB";
        }
        foreach (var route in function.Routes.Where(route => !Path().IsMatch(route.Path)))
        {
            yield return $"the path '{route.Path}' must be like /sessions/{{sessionId}}";
        }
        foreach (var setting in function.Settings.Where(setting => !Name().IsMatch(setting)))
        {
            yield return $"the setting '{setting}' must be named like log-level";
        }
        if (function.Settings.Count > FunctionSettings.MaxCount)
        {
            yield return $"at most {FunctionSettings.MaxCount} settings can be read by one call";
        }
        foreach (var mistake in MistakesOfParameters(function))
        {
            yield return mistake;
        }
    }

    private static IEnumerable<string> MistakesOfParameters(FunctionDeclaration function)
    {
        var parameters = function.Parameters;
        foreach (var parameter in parameters)
        {
            if (!ParameterName().IsMatch(parameter.Name))
            {
                yield return $"the parameter '{parameter.Name}' must be named like MaxServings";
            }
            if (!Variable().IsMatch(parameter.Variable))
            {
                yield return $"the variable '{parameter.Variable}' must be named like MAX_SERVINGS";
            }
            if (!Words().IsMatch(parameter.Description))
            {
                yield return $"the description of the parameter '{parameter.Name}' must be plain words";
            }
            if (parameter.Default.Any(c => c is '"' or '\\' || char.IsControl(c)))
            {
                yield return $"the default of the parameter '{parameter.Name}' must have no quotes, backslashes or "
                    + "control characters";
            }
        }
        foreach (var name in Twice(parameters.Select(p => p.Name).Concat(TemplateParameters.CommonNames)))
        {
            yield return $"the parameter '{name}' exists twice";
        }
        IEnumerable<string> variables =
        [
            .. parameters.Select(p => p.Variable),
            .. function.Settings.Select(FunctionSettings.VariableOf),
            FunctionResources.TableVariable,
            WorkflowAccess.Variable,
        ];
        foreach (var name in Twice(variables))
        {
            yield return $"the variable '{name}' exists twice";
        }
    }

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key);

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    /// <summary>Text that YAML takes as it is, quoted and unquoted.</summary>
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9 ,'%/-]*\z", RegexOptions.None, 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"^(/([a-z0-9-]+|\{[A-Za-z]+\}))+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Path();

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]*\z", RegexOptions.None, 1000)]
    private static partial Regex ParameterName();

    [GeneratedRegex(@"^(?!AWS_)[A-Z][A-Z0-9_]*\z", RegexOptions.None, 1000)]
    private static partial Regex Variable();
}
