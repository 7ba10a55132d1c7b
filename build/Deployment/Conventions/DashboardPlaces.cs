using AiChef.Deployment.CloudFormation.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>
/// Every resource that can fail at run time has its place on a dashboard, where the backend has one: its metrics are
/// drawn there.
/// </summary>
internal sealed class DashboardPlaces : IConvention
{
    public IEnumerable<ConventionProblem> Check(BackendFiles backend)
    {
        var bodies = backend
            .Templates.SelectMany(static file =>
                file.Resources("AWS::CloudWatch::Dashboard")
                    .SelectMany(dashboard => Intrinsics.Walk(dashboard.Node))
                    .Select(static node => node.Scalar)
                    .OfType<string>()
                    .Where(static text => text.Contains("\"widgets\"", StringComparison.Ordinal))
                    .Select(text => new Body(file, text, file.Filled(text)))
            )
            .ToList();
        return bodies.Count == 0
            ? []
            : from file in backend.Templates
            from metric in ResourceMetrics.Types
            from resource in metric.In(file)
            where !bodies.Exists(body => Draws(body, file, resource, metric))
            select file.Problem(
                resource.Node,
                $"'{resource.Id}' has no place on a dashboard",
                $"draw {metric.Namespace} {metric.Failures} of it: run {backend.GenerateCommand}"
            );
    }

    /// <summary>Whether a dashboard has the namespace of a resource and names it: by its name, or by its id.</summary>
    private static bool Draws(Body body, ServiceFile file, NamedResource resource, ResourceMetrics metric)
    {
        var name = metric.NameProperty is { } property ? file.TextOf(resource.Node["Properties"]?[property]) : null;
        return body.Filled.Contains($"\"{metric.Namespace}\"", StringComparison.Ordinal)
            && (
                (name is not null && body.Filled.Contains(name, StringComparison.Ordinal))
                || (body.File == file && body.Text.Contains($"${{{resource.Id}", StringComparison.Ordinal))
            );
    }

    private sealed record Body(ServiceFile File, string Text, string Filled);
}
