/// The table of tier 3: one row a thing, of any kind. Counts on agents and workspaces are kept up
/// by triggers; what belongs to a thing goes with it.
enum DocumentTables {
  /// What a thing was made from: the provider key of a model. Models that were made before have
  /// none.
  static let sources = "ALTER TABLE documents ADD COLUMN source_id TEXT NOT NULL DEFAULT '';"

  static let sql = """
    CREATE TABLE documents (
      \(ResourceColumns.sql), workspace_id TEXT NOT NULL, kind TEXT NOT NULL,
      parent_id TEXT NOT NULL, spec TEXT NOT NULL, state TEXT NOT NULL,
      UNIQUE (workspace_id, kind, parent_id, external_id));
    CREATE INDEX documents_by_place ON documents (workspace_id, kind, parent_id);
    CREATE INDEX documents_by_parent ON documents (parent_id, kind);

    CREATE TRIGGER document_parent_removed AFTER DELETE ON documents BEGIN
      DELETE FROM documents WHERE parent_id = OLD.id;
    END;
    CREATE TRIGGER agent_children_removed AFTER DELETE ON agents BEGIN
      DELETE FROM documents WHERE parent_id = OLD.id;
    END;

    CREATE TRIGGER variation_added AFTER INSERT ON documents WHEN NEW.kind = 'agent_variation'
    BEGIN
      UPDATE agents SET variation_count = variation_count + 1 WHERE id = NEW.parent_id;
    END;
    CREATE TRIGGER variation_removed AFTER DELETE ON documents WHEN OLD.kind = 'agent_variation'
    BEGIN
      UPDATE agents SET variation_count = variation_count - 1 WHERE id = OLD.parent_id;
    END;
    CREATE TRIGGER variations_counted AFTER UPDATE OF variation_count ON agents BEGIN
      UPDATE workspaces SET agent_variation_count =
        agent_variation_count + NEW.variation_count - OLD.variation_count
        WHERE id = NEW.workspace_id;
    END;

    CREATE TRIGGER memory_entry_added AFTER INSERT ON documents WHEN NEW.kind = 'memory_entry'
    BEGIN
      UPDATE workspaces SET memory_entry_count = memory_entry_count + 1
        WHERE id = NEW.workspace_id;
    END;
    CREATE TRIGGER memory_entry_removed AFTER DELETE ON documents WHEN OLD.kind = 'memory_entry'
    BEGIN
      UPDATE workspaces SET memory_entry_count = memory_entry_count - 1
        WHERE id = OLD.workspace_id;
    END;

    CREATE TRIGGER tool_added AFTER INSERT ON documents WHEN NEW.kind = 'tool' BEGIN
      UPDATE workspaces SET tool_count = tool_count + (NEW.state = 'STATE_AVAILABLE')
        WHERE id = NEW.workspace_id;
    END;
    CREATE TRIGGER tool_removed AFTER DELETE ON documents WHEN OLD.kind = 'tool' BEGIN
      UPDATE workspaces SET tool_count = tool_count - (OLD.state = 'STATE_AVAILABLE')
        WHERE id = OLD.workspace_id;
    END;
    CREATE TRIGGER tool_moved AFTER UPDATE OF state ON documents WHEN NEW.kind = 'tool' BEGIN
      UPDATE workspaces SET tool_count =
        tool_count + (NEW.state = 'STATE_AVAILABLE') - (OLD.state = 'STATE_AVAILABLE')
        WHERE id = NEW.workspace_id;
    END;
    """
}
