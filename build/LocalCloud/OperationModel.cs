using AiChef.ServiceModels;

namespace AiChef.LocalCloud;

/// <summary>The operations of a service that LocalCloud answers, and those that it refuses by name.</summary>
/// <param name="Service">The service as the AWS CLI calls it.</param>
/// <param name="Modelled">The operations that are answered, by name.</param>
/// <param name="Refused">The other operations of AWS's model, by name.</param>
public sealed record OperationModel(string Service, IReadOnlyList<string> Modelled, IReadOnlyList<string> Refused)
{
    /// <summary>
    /// The services whose requests name their operation, by name. Those of S3, API Gateway and Lambda are paths.
    /// </summary>
    public static IReadOnlyList<OperationModel> All =>
        [
            .. Services
                .All.Select(static service => service.Requests)
                .Where(static requests => requests is { Access: not null, Input: not null })
                .Select(static requests => Of(requests.Input!.Model, [.. requests.Access!.Operations]))
                .OrderBy(static model => model.Service, StringComparer.Ordinal),
        ];

    private static OperationModel Of(string service, HashSet<string> modelled) =>
        new(
            service,
            [.. modelled.Order(StringComparer.Ordinal)],
            [
                .. ServiceModel
                    .Of(service)
                    .Operations.Select(static operation => operation.Name)
                    .Where(name => !modelled.Contains(name))
                    .Order(StringComparer.Ordinal),
            ]
        );
}
