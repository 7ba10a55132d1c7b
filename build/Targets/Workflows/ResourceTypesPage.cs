using System.Globalization;
using System.Text;
using AiChef.LocalCloud;

namespace AiChef.Targets.Workflows;

/// <summary>The page that lists which resource types LocalCloud runs and which it records.</summary>
internal static class ResourceTypesPage
{
    private const string File = "build/LocalCloud/resource-types.md";

    internal static GeneratedFile Page
    {
        get
        {
            var text = new StringBuilder(
                """
                # Resource types of LocalCloud

                `./build.sh Generate` writes this page. [README.md](README.md#resource-types) says what running and
                recording a type means.

                ## Run

                | type | not modelled, and refused by name |
                |---|---|

                """.ReplaceLineEndings("\n")
            );
            foreach (var model in ResourceModel.Run)
            {
                var refused = string.Join(", ", model.NotModelled.Select(static name => $"`{name}`"));
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{model.Type}` | {(refused.Length == 0 ? "-" : refused)} |\n"
                );
            }

            var recorded = ResourceModel.RecordedByService;
            text.Append("\n## Recorded only\n\n");
            text.Append(CultureInfo.InvariantCulture, $"All other {recorded.Values.Sum()} types of the registry, ");
            text.Append("by service:\n\n| service | types |\n|---|---|\n");
            foreach (var (service, count) in recorded.OrderBy(static each => each.Key, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"| {service} | {count} |\n");
            }

            text.Append(
                """

                ## Refused

                `AWS::CloudFormation::CustomResource` and `Custom::` types, and extensions that nobody registered.

                """.ReplaceLineEndings("\n")
            );
            return new GeneratedFile(File, text.ToString());
        }
    }
}
