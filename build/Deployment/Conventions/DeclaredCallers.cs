using System.Text.RegularExpressions;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>
/// The API and the workflow call exactly the functions whose declarations say so: any other call is refused by AWS when
/// it comes, and a permission that nobody uses is too much.
/// </summary>
internal sealed partial class DeclaredCallers : IConvention
{
    private const string Task = "a task of the workflow";

    public IEnumerable<ConventionProblem> Check(BackendFiles backend)
    {
        if (backend.Callers is not { } declared)
        {
            return [];
        }
        var calls = backend.Templates.SelectMany(file => CallsOfApi(file).Concat(CallsOfWorkflow(file))).ToList();
        var permitted = declared
            .SelectMany(function => CallersOf(function.Value).Select(caller => new Permission(function.Key, caller)))
            .ToHashSet();
        var undeclared = calls
            .Where(call => !permitted.Contains(call.Permission))
            .Select(call =>
                call.File.Problem(
                    call.At,
                    $"{call.Permission.Caller} calls {call.Permission.Function}, whose declaration does not say so",
                    "declare it in build/Targets/Functions or correct the name of the function"
                )
            );
        var made = calls.Select(call => call.Permission).ToHashSet();
        var unused =
            from permission in permitted.Except(made)
            from file in backend.Templates
            where file.Stack == permission.Function
            select file.Problem(
                file.Root,
                $"{permission.Caller} does not call {permission.Function}, although its declaration says so",
                "correct the declaration in build/Targets/Functions or add the call"
            );
        return [.. undeclared, .. unused];
    }

    private static IEnumerable<string> CallersOf(FunctionCallers callers) =>
        callers.IsWorkflowTask ? callers.Routes.Append(Task) : callers.Routes;

    private static IEnumerable<Call> CallsOfApi(ServiceFile file) =>
        from method in file.Resources("AWS::ApiGateway::Method")
        let properties = method.Node["Properties"]
        let uri = properties?["Integration"]?["Uri"]
        let text = file.TextOf(uri)
        where text is not null
        from match in Function().Matches(text)
        select new Call(
            file,
            uri,
            new Permission(
                match.Groups["name"].Value,
                $"{properties["HttpMethod"]?.Scalar} {PathOf(file, properties["ResourceId"])}"
            )
        );

    private static IEnumerable<Call> CallsOfWorkflow(ServiceFile file) =>
        from machine in file.Resources("AWS::StepFunctions::StateMachine")
        let definition = machine.Node["Properties"]?["DefinitionString"]
        let text = file.TextOf(definition)
        where text is not null
        from name in Function().Matches(text).Select(match => match.Groups["name"].Value).Distinct()
        select new Call(file, definition, new Permission(name, Task));

    /// <summary>The path of a resource of the API, empty for its root.</summary>
    private static string PathOf(ServiceFile file, TemplateNode? resource) =>
        resource is not null
        && Intrinsics.FunctionOf(resource) is ("Ref", { Scalar: { } id })
        && file.Root["Resources"]?[id]?["Properties"] is { } properties
            ? $"{PathOf(file, properties["ParentId"])}/{properties["PathPart"]?.Scalar}"
            : "";

    [GeneratedRegex(":function:(?<name>[a-z0-9-]+):", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Function();

    private sealed record Permission(string Function, string Caller);

    private sealed record Call(ServiceFile File, TemplateNode At, Permission Permission);
}
