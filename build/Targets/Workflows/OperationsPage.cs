using System.Globalization;
using System.Text;
using AiChef.LocalCloud;

namespace AiChef.Targets.Workflows;

/// <summary>The page that lists which operations of AWS's services LocalCloud answers.</summary>
internal static class OperationsPage
{
    private const string File = "build/LocalCloud/operations.md";

    internal static GeneratedFile Page
    {
        get
        {
            var text = new StringBuilder(
                """
                # Operations of LocalCloud

                `./build.sh Generate` writes this page. An operation that is not listed is refused by name, as is each
                member of a request that is not modelled. The requests of S3, API Gateway and Lambda are paths;
                [README.md](README.md#what-it-models) says what of them is modelled.

                | service | answered | refused | operations that are answered |
                |---|---:|---:|---|

                """.ReplaceLineEndings("\n")
            );
            foreach (var model in OperationModel.All)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {model.Service} | {model.Modelled.Count} | {model.Refused.Count} | "
                );
                text.Append(string.Join(", ", model.Modelled)).Append(" |\n");
            }

            return new GeneratedFile(File, text.ToString());
        }
    }
}
