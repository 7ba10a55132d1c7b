using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Conventions;

namespace AiChef.Tests.Deployment.Conventions;

/// <summary>Backends of a few templates, and what the conventions find in them.</summary>
internal static class BackendSample
{
    internal static IReadOnlyList<string> Check(params (string Service, string[] Needs, string Body)[] templates) =>
        Check(
            new BackendFiles
            {
                Templates =
                [
                    .. templates.Select(t => new ServiceFile(
                        t.Service,
                        $"ai-chef-{t.Service}",
                        t.Needs,
                        StackTemplate.Parse(t.Body, $"backend/infrastructure/{t.Service}-test.yaml")
                    )),
                ],
                GivenParameters = new HashSet<string>(["Environment"], StringComparer.Ordinal),
            }
        );

    internal static IReadOnlyList<string> Check(BackendFiles backend) =>
        [.. BackendConventions.CheckAsync(backend).GetAwaiter().GetResult().Select(problem => problem.ToString())];
}
