using AiChef.Functions.Aws;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace AiChef.Functions.Settings;

/// <summary>Settings in the Parameter Store of AWS Systems Manager, read by one call.</summary>
/// <param name="ssm">The client.</param>
/// <param name="paths">The full names of the parameters, at most ten.</param>
public sealed class ParameterStore(IAmazonSimpleSystemsManagement ssm, IReadOnlyDictionary<Setting, string> paths)
    : ISettingStore
{
    /// <summary>The store of settings whose paths the environment of the function names.</summary>
    /// <exception cref="InvalidOperationException">The variable of a setting is not set.</exception>
    public static ParameterStore FromEnvironment(params IEnumerable<Setting> settings) =>
        new(
            new AmazonSimpleSystemsManagementClient(
                FunctionEnvironment.Connected(new AmazonSimpleSystemsManagementConfig(), "SSM")
            ),
            settings.ToDictionary(setting => setting, setting => FunctionEnvironment.Required(setting.Variable))
        );

    public async Task<IReadOnlyDictionary<Setting, string>> ReadAsync(CancellationToken cancellationToken)
    {
        var answer = await ssm.GetParametersAsync(
            new GetParametersRequest { Names = [.. paths.Values], WithDecryption = true },
            cancellationToken
        );
        var values = answer.Parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        return paths
            .Where(path => values.ContainsKey(path.Value))
            .ToDictionary(path => path.Key, path => values[path.Value]);
    }
}
