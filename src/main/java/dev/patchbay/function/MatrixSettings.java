package dev.patchbay.function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.project.Matrix;
import dev.patchbay.project.MatrixVersions;
import dev.patchbay.project.MatrixVersions.Version;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.store.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The routes of a project's matrix and its versions. */
@Singleton
class MatrixSettings {

  private final SettingsEditor editor;
  private final MatrixVersions versions;
  private final Json json;

  @Inject
  MatrixSettings(SettingsEditor editor, MatrixVersions versions, Json json) {
    this.editor = editor;
    this.versions = versions;
    this.json = json;
  }

  Answer read(Project project) {
    return Answer.ok(view(project));
  }

  Answer save(Project project, HttpRequest request) {
    ObjectNode body = request.json(json.mapper());
    new Inputs(body).done("rows");
    ProjectSettings saved =
        editor.save(
            project, editor.withRows(project, body.path("rows")), SettingsEditor.by(request));
    return Answer.ok(view(project.withSettings(saved)))
        .changing(project.settings().scenario().matrix(), saved.scenario().matrix());
  }

  Answer versions(Project project) {
    return Answer.ok(
        new MatrixView.Versions(
            versions.all(project.id()).stream().map(MatrixView.Entry::of).toList()));
  }

  Answer version(Project project, HttpRequest request) {
    return Optional.of(request.path().get("version"))
        .filter(number -> number.matches("[0-9]{1,8}"))
        .map(Integer::parseInt)
        .flatMap(number -> version(project, number))
        .map(Answer::ok)
        .orElseThrow(() -> Problem.notFound("There is no such version of the matrix."));
  }

  private Optional<MatrixView> version(Project project, int number) {
    Matrix recommended = Matrix.recommended();
    return number == recommended.version()
        ? Optional.of(MatrixView.of(recommended, editor.fitted(project, recommended)))
        : versions
            .find(project.id(), number)
            .map(version -> MatrixView.of(version, editor.fitted(project, matrix(version))));
  }

  private MatrixView view(Project project) {
    Matrix matrix = project.settings().scenario().matrixInForce();
    return MatrixView.of(matrix, editor.fitted(project, matrix));
  }

  private static Matrix matrix(Version version) {
    return new Matrix(version.version(), version.rows());
  }
}
