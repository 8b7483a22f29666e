export interface paths {
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 运行状况 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              /** @enum {string} */
              status: 'ok' | 'unavailable';
              database: boolean;
              pendingCalendarYear: number | null;
              /** Format: date-time */
              time: string;
            };
          };
        };
        /** @description Default Response */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              /** @enum {string} */
              status: 'ok' | 'unavailable';
              database: boolean;
              pendingCalendarYear: number | null;
              /** Format: date-time */
              time: string;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 办件队列，按剩余时限排列 */
    get: {
      parameters: {
        query?: {
          view?: 'to-act' | 'own' | 'supervise';
          awaits?: 'owner' | 'authority' | 'nobody';
          kind?: string;
          state?: string;
          ownerId?: number;
          dueBefore?: string;
          /** @description 剩余工作日不超过此数，超期的包括在内 */
          dueWithin?: number;
          title?: string;
          /** @description 本人承办的，或尚未分配的 */
          assignee?: 'mine' | 'unassigned';
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['Case'][];
              next: string | null;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/due': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 队列中的办件按剩余工作日各有多少 */
    get: {
      parameters: {
        query?: {
          view?: 'to-act' | 'own' | 'supervise';
          awaits?: 'owner' | 'authority';
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['DueCounts'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 一件办件 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Case'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/{id}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 办件的全部记录：何人、何时、何事 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              entries: components['schemas']['TimelineEntry'][];
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/inbox': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 本单位收到的消息，最新在前 */
    get: {
      parameters: {
        query?: {
          before?: number;
          /** @description 只看未读 */
          unread?: 'true' | 'false';
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['Message'][];
              unread: number;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/inbox/{id}/reading': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 标为已读 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/inbox/readings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 全部标为已读，到列表中最新的一条为止 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            upTo: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              read: number;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/officers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 本部门的审核人员，及各自未办结的办件数 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: {
                accountId: number;
                loginName: string;
                openCases: number;
              }[];
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/cases/assignments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 把办件分配给本部门的一名审核人员（to），或取消分配；from 为当前承办人，已被他人改动的不生效 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            cases: {
              id: number;
              from: number | null;
            }[];
            to: number | null;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              assigned: number;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/hand-overs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 把一名审核人员全部未办结的办件移交给另一名；to 为空则改为未分配 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            from: number;
            to: number | null;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              handedOver: number;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/saved-views': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 本人保存的队列视图 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['SavedView'][];
            };
          };
        };
      };
    };
    put?: never;
    /** 保存一个队列视图 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            name: string;
            filters: {
              /**
               * @default to-act
               * @enum {string}
               */
              view?: 'to-act' | 'own' | 'supervise';
              /**
               * @default authority
               * @enum {string}
               */
              awaits?: 'owner' | 'authority' | 'nobody';
              kind?: string;
              state?: string;
              ownerId?: number;
              /** Format: date */
              dueBefore?: string;
              /** @description 剩余工作日不超过此数，超期的包括在内 */
              dueWithin?: number;
              title?: string;
              /**
               * @description 本人承办的，或尚未分配的
               * @enum {string}
               */
              assignee?: 'mine' | 'unassigned';
            };
            /** @default false */
            isDefault?: boolean;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: number;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/saved-views/{id}/cases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 按保存的视图查看办件队列 */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['Case'][];
              next: string | null;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/saved-views/order': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** 调整视图的顺序 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            ids: number[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/saved-views/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** 修改一个视图：名称、条件、是否默认 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            name: string;
            filters: {
              /**
               * @default to-act
               * @enum {string}
               */
              view?: 'to-act' | 'own' | 'supervise';
              /**
               * @default authority
               * @enum {string}
               */
              awaits?: 'owner' | 'authority' | 'nobody';
              kind?: string;
              state?: string;
              ownerId?: number;
              /** Format: date */
              dueBefore?: string;
              /** @description 剩余工作日不超过此数，超期的包括在内 */
              dueWithin?: number;
              title?: string;
              /**
               * @description 本人承办的，或尚未分配的
               * @enum {string}
               */
              assignee?: 'mine' | 'unassigned';
            };
            /** @default false */
            isDefault?: boolean;
          };
        };
      };
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    post?: never;
    /** 删除一个视图 */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/return-templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 一种事项可用的退回模板：本部门的在前，上级的在后 */
    get: {
      parameters: {
        query: {
          kind: 'provider-filing' | 'use-filing' | 'use-stop' | 'no-use-declaration';
        };
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['ReturnTemplate'][];
            };
          };
        };
      };
    };
    put?: never;
    /** 添加一条退回模板，下级也可使用 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            kind: 'provider-filing' | 'use-filing' | 'use-stop' | 'no-use-declaration';
            field?: string & (unknown & unknown);
            text: string;
            source?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: number;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/return-templates/order': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** 调整本部门一种事项的退回模板的顺序 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            kind: 'provider-filing' | 'use-filing' | 'use-stop' | 'no-use-declaration';
            ids: number[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/return-templates/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** 修改一条退回模板 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            field?: string & (unknown & unknown);
            text: string;
            source?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/return-templates/{id}/retirement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 停用一条退回模板 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit/checkpoints': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 已签名的检查点，供任何人留存比对；最新在前 */
    get: {
      parameters: {
        query?: {
          before?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: {
                [key: string]: unknown;
              }[];
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit/streams/{kind}/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 一条时间线的全部记录，含哈希 */
    get: {
      parameters: {
        query?: {
          after?: number;
        };
        header?: never;
        path: {
          kind:
            | 'case'
            | 'organisation'
            | 'account'
            | 'setting'
            | 'register-app'
            | 'register-use'
            | 'return-template'
            | 'calendar';
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              entries: {
                seq: number;
                effectiveAt: string;
                recordedAt: string;
                actor: string;
                action: string;
                fromState: string | null;
                toState: string | null;
                body: string;
                previousHash: string;
                hash: string;
              }[];
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 上传文件
     * @description multipart/form-data：file 为文件（PDF、docx、xlsx、OFD、PNG、JPG，不超过 20971520 字节）；organisationId 为所属单位，账号只在一个单位任职时可以省略。
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: number;
              name: string;
              size: number;
              mediaType: string;
              sha256: string;
              /** @description none 未配置病毒扫描；clean 已通过；unscanned 等待扫描，暂不能下载或作为附件；infected 含有病毒。 */
              scan: string;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/uploads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 开始上传大文件
     * @description 用于安装包（APK、IPA、AAB、XAPK，不超过 1073741824 字节）和其他附件（不超过 20971520 字节）。回答的 Location 是上传地址，可交给支持 tus 1.0 的程序（core、checksum、expiration、termination），断线后从已收到的字节数继续；全部发送后再请求 completion。organisationId 在账号只在一个单位任职时可以省略；sha256 为整个文件的摘要。
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            organisationId?: number;
            name: string;
            size: number;
            sha256?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: number;
              name: string;
              size: number;
              /** @description 已收到并确认保存的字节数；从这里继续发送。 */
              received: number;
              sha256: string | null;
              /** @description 到时没有继续的，不再保留。 */
              expiresAt: string;
              /** @description 完成后的文件编号。 */
              fileId: number | null;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/uploads/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 查询上传进度
     * @description HEAD 请求只返回 Upload-Offset、Upload-Length 等头部。
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: number;
              name: string;
              size: number;
              /** @description 已收到并确认保存的字节数；从这里继续发送。 */
              received: number;
              sha256: string | null;
              /** @description 到时没有继续的，不再保留。 */
              expiresAt: string;
              /** @description 完成后的文件编号。 */
              fileId: number | null;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    /** 取消上传 */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    /**
     * 继续上传
     * @description 内容类型为 application/offset+octet-stream。回答中的 Upload-Offset 之前的内容已写入磁盘。起始位置不符、另一窗口正在上传或摘要不符时回答 409，请重新查询后继续；连接中断时，已到达的部分会保留（带 Upload-Checksum 的除外）。
     */
    patch: {
      parameters: {
        query?: never;
        header?: {
          /** @description 这一段从第几个字节开始，应等于已收到的字节数。 */
          'upload-offset'?: string;
          /** @description 可选：“sha256 ”加这一段 SHA-256 的 Base64。 */
          'upload-checksum'?: string;
        };
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    trace?: never;
  };
  '/api/v1/uploads/{id}/completion': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 完成上传
     * @description 核对大小和摘要，按内容判断类型，检查病毒，成为文件。重复请求得到同一个文件。内容不能接受的，上传随之结束。
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: number;
              name: string;
              size: number;
              mediaType: string;
              sha256: string;
              /** @description none 未配置病毒扫描；clean 已通过；unscanned 等待扫描，暂不能下载或作为附件；infected 含有病毒。 */
              scan: string;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/files/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 下载文件
     * @description 本单位的文件，或您可以查看的办件的附件。
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description 文件内容 */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': unknown;
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 批量任务的进度与结果 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: number;
              kind: string;
              /** @enum {string} */
              state: 'queued' | 'running' | 'done' | 'failed';
              total: number;
              done: number;
              /** @description The answer once done, a problem once failed, null before. */
              result: {
                [key: string]: unknown;
              } | null;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/notification-addresses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 本单位接收通知的地址，不显示全文 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: {
                id: number;
                /** @enum {string} */
                channel: 'mail' | 'sms';
                address: string;
                /** Format: date-time */
                addedAt: string;
                confirmedAt: string | null;
                failingSince: string | null;
              }[];
            };
          };
        };
      };
    };
    put?: never;
    /** 填写接收通知的地址；先发去一个确认链接，确认之前不发送别的内容 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json':
            | {
                /** @enum {string} */
                channel: 'mail';
                address: string;
              }
            | {
                /** @enum {string} */
                channel: 'sms';
                address: string & (unknown & unknown);
              };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: number;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notification-addresses/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** 移除接收通知的地址，并删去地址本身 */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/deliveries/given-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 两天内没能送达、不再尝试的邮件和短信，最新在前；不含地址 */
    get: {
      parameters: {
        query?: {
          before?: number;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: {
                id: number;
                channel: string;
                organisation: {
                  id: number;
                  name: string;
                };
                /** Format: date-time */
                causedAt: string;
                /** Format: date-time */
                givenUpAt: string;
                attempts: number;
                fault: string | null;
              }[];
              next: number | null;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/calendar/{year}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 一年的法定工作日 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          year: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              year: number;
              workingDays: number;
              days: {
                day: string;
                working: boolean;
                note: string | null;
              }[];
            };
          };
        };
      };
    };
    /** 录入一年的放假安排，重算未结办件的期限 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          year: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            holidays: {
              /** Format: date */
              day: string;
              name: string;
            }[];
            makeUpDays: {
              /** Format: date */
              day: string;
              name: string;
            }[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              clocksChanged: number;
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/calendar/days/{day}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** 修改一天，重算未结办件的期限 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          day: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            working: boolean;
            note: string | null;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              clocksChanged: number;
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 全部设定项：名称、格式、默认值与依据 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['SettingDefinition'][];
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 某日对一个机构有效的设定，及由谁设定 */
    get: {
      parameters: {
        query?: {
          day?: string;
          knownAt?: string;
        };
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              day: string;
              items: components['schemas']['SettingInForce'][];
            };
          };
        };
      };
    };
    put?: never;
    /** 从某日起设定一个值；从过去的日期起须说明原因，已办理的事项不受影响 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            key:
              | 'options.scenes'
              | 'options.content'
              | 'options.permissions'
              | 'scope.provider-filing'
              | 'scope.use-filing'
              | 'scope.selection'
              | 'provider-filing.buffer-until'
              | 'provider-filing.ban-months'
              | 'provider-filing.second-approval'
              | 'provider-filing.province-code'
              | 'cases.warning-working-days'
              | 'use-filing.existing-apps-deadline'
              | 'use-filing.confirmation-working-days'
              | 'use-filing.replacement-days'
              | 'use-filing.self-developed-numbered'
              | 'files.quota-megabytes'
              | 'files.unfinished-uploads'
              | 'packages.sdks'
              | 'packages.oldest-target'
              | 'identity.password-policy'
              | 'identity.lockout'
              | 'identity.session-times'
              | 'identity.second-factor-for'
              | 'identity.activation-code-days';
            /** Format: date */
            from: string;
            value: unknown;
            reason?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/settings/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 一个教育行政部门录入过的全部设定，最新在前 */
    get: {
      parameters: {
        query?: {
          key?:
            | 'options.scenes'
            | 'options.content'
            | 'options.permissions'
            | 'scope.provider-filing'
            | 'scope.use-filing'
            | 'scope.selection'
            | 'provider-filing.buffer-until'
            | 'provider-filing.ban-months'
            | 'provider-filing.second-approval'
            | 'provider-filing.province-code'
            | 'cases.warning-working-days'
            | 'use-filing.existing-apps-deadline'
            | 'use-filing.confirmation-working-days'
            | 'use-filing.replacement-days'
            | 'use-filing.self-developed-numbered'
            | 'files.quota-megabytes'
            | 'files.unfinished-uploads'
            | 'packages.sdks'
            | 'packages.oldest-target'
            | 'identity.password-policy'
            | 'identity.lockout'
            | 'identity.session-times'
            | 'identity.second-factor-for'
            | 'identity.activation-code-days';
          before?: number;
        };
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['SettingEntry'][];
              before: number | null;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 自己在哪些地方登录着 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: {
                id: number;
                current: boolean;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                lastSeenAt: string;
                /** Format: date-time */
                expiresAt: string;
              }[];
            };
          };
        };
      };
    };
    put?: never;
    /** 登录；已绑定动态验证码的，得到第二步的凭据 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            loginName: string;
            password: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              token: string;
              /** Format: date-time */
              expiresAt: string;
              /** @description What has to be done before anything else may be. */
              readonly toDo: ('change-password' | 'enrol-second-factor')[];
            };
          };
        };
        /** @description Default Response */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              challenge: string;
              /** Format: date-time */
              expiresAt: string;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sessions/second-step': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 登录的第二步：动态验证码或恢复码 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            challenge: string;
            code: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              token: string;
              /** Format: date-time */
              expiresAt: string;
              /** @description What has to be done before anything else may be. */
              readonly toDo: ('change-password' | 'enrol-second-factor')[];
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sessions/current': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 当前账号、所在单位与角色 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['WhoAmI'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    /** 退出登录 */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sessions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** 结束自己的一个会话 */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sessions/current/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** 更改自己的密码，其他会话随即退出 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            oldPassword: string;
            newPassword: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/second-factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 自己是否绑定了动态验证码 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              enrolledAt: string | null;
              recoveryCodesLeft: number;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/second-factor/enrolments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 开始绑定动态验证码；更换的须同时提供现在的验证码或恢复码 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            password: string;
            code?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              secret: string;
              uri: string;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/second-factor/confirmation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 用第一个验证码完成绑定，得到恢复码；其他会话随即退出 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            code: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              /** @description Told once: null when the request is repeated. */
              recoveryCodes: string[] | null;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{id}/second-factor-resets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 手机丢失：解除动态验证码，会话随即退出，登录后重新绑定 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 管辖范围内的账号与角色，不含个人信息 */
    get: {
      parameters: {
        query?: {
          organisationId?: number;
          limit?: number;
          cursor?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: {
                accountId: number;
                loginName: string;
                activated: boolean;
                locked: boolean;
                disabled: boolean;
                readonly memberships: {
                  membershipId: number;
                  organisation: {
                    id: number;
                    name: string;
                  };
                  /** @enum {string} */
                  role:
                    | 'system-administrator'
                    | 'security-administrator'
                    | 'audit-administrator'
                    | 'officer'
                    | 'clerk';
                  /** Format: date-time */
                  since: string;
                }[];
              }[];
              next: string | null;
            };
          };
        };
      };
    };
    put?: never;
    /** 开通账号，返回一次性链接 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            loginName: string;
            organisationId: number;
            /** @enum {string} */
            role:
              | 'system-administrator'
              | 'security-administrator'
              | 'audit-administrator'
              | 'officer'
              | 'clerk';
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              accountId: number;
              linkToken: string;
              /** Format: date-time */
              expiresAt: string;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/memberships': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 给已有账号一个角色 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            accountId: number;
            organisationId: number;
            /** @enum {string} */
            role:
              | 'system-administrator'
              | 'security-administrator'
              | 'audit-administrator'
              | 'officer'
              | 'clerk';
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              membershipId: number;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/memberships/{id}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 免去角色，立即生效 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{id}/disabling': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 停用账号，立即生效 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{id}/enabling': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 重新启用账号 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{id}/one-time-links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 重发一次性链接，供忘记密码的人重设密码 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              linkToken: string;
              /** Format: date-time */
              expiresAt: string;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/one-time-links/redemption': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 用一次性链接设置密码 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            token: string;
            password: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account-issuances/count': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 下级中还没有账号（或账号尚未激活）的有多少 */
    get: {
      parameters: {
        query: {
          below: number;
          role:
            | 'system-administrator'
            | 'security-administrator'
            | 'audit-administrator'
            | 'officer'
            | 'clerk';
          kind?: 'authority' | 'subordinate-unit' | 'school';
          again?: 'true' | 'false';
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              count: number;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account-issuances': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 为一个机构或全部下级开通账号并发放激活码；超过 1000 个时转为后台任务
     * @description 请求头 Accept: text/html 时回答可打印的激活码单。激活码只出现在这一次回答中。
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json':
            | {
                /** @enum {string} */
                role:
                  | 'system-administrator'
                  | 'security-administrator'
                  | 'audit-administrator'
                  | 'officer'
                  | 'clerk';
                organisationIds: number[];
                /** @description true: new codes for accounts that were never activated, in place of the earlier ones. */
                again?: boolean;
              }
            | {
                /** @enum {string} */
                role:
                  | 'system-administrator'
                  | 'security-administrator'
                  | 'audit-administrator'
                  | 'officer'
                  | 'clerk';
                below: {
                  organisationId: number;
                  kinds?: (
                    | 'authority'
                    | 'subordinate-unit'
                    | 'school'
                    | 'provider'
                    | 'platform-operator'
                    | 'app-store'
                  )[];
                };
                expectedCount: number;
                /** @description true: new codes for accounts that were never activated, in place of the earlier ones. */
                again?: boolean;
              };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              issued: number;
              /** @description Told once: null when the request is repeated. */
              slips:
                | {
                    accountId: number;
                    organisation: {
                      id: number;
                      name: string;
                    };
                    /** @enum {string} */
                    role:
                      | 'system-administrator'
                      | 'security-administrator'
                      | 'audit-administrator'
                      | 'officer'
                      | 'clerk';
                    loginName: string;
                    code: string;
                    /** Format: date-time */
                    expiresAt: string;
                  }[]
                | null;
            };
          };
        };
        /** @description Default Response */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              jobId: number;
              progress: string;
              /** @description Where the sheet can be fetched once the job is done, once. */
              sheet: string;
              /** @description Opens the sheet. Told once: null when the request is repeated. */
              sheetToken: string | null;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/activation-sheets/{id}/fetching': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 取走后台任务发放的激活码，只能取一次，任务完成后一天内有效
     * @description 请求头 Accept: text/html 时回答可打印的激活码单。激活码只出现在这一次回答中。
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            token: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              issued: number;
              /** @description Told once: null when the request is repeated. */
              slips:
                | {
                    accountId: number;
                    organisation: {
                      id: number;
                      name: string;
                    };
                    /** @enum {string} */
                    role:
                      | 'system-administrator'
                      | 'security-administrator'
                      | 'audit-administrator'
                      | 'officer'
                      | 'clerk';
                    loginName: string;
                    code: string;
                    /** Format: date-time */
                    expiresAt: string;
                  }[]
                | null;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{id}/activation-codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 为已有账号发放新的激活码：旧密码、动态验证码、会话和旧码全部失效
     * @description 请求头 Accept: text/html 时回答可打印的激活码单。激活码只出现在这一次回答中。
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              issued: number;
              /** @description Told once: null when the request is repeated. */
              slips:
                | {
                    accountId: number;
                    organisation: {
                      id: number;
                      name: string;
                    };
                    /** @enum {string} */
                    role:
                      | 'system-administrator'
                      | 'security-administrator'
                      | 'audit-administrator'
                      | 'officer'
                      | 'clerk';
                    loginName: string;
                    code: string;
                    /** Format: date-time */
                    expiresAt: string;
                  }[]
                | null;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/activations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 用激活码设置密码 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            code: string;
            password: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              loginName: string;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 本单位的接口密钥，不含密钥本身 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: {
                id: number;
                name: string;
                scopes: string[];
                role: string;
                madeBy: number;
                /** Format: date-time */
                madeAt: string;
                /** Format: date-time */
                expiresAt: string;
                lastUsedOn: string | null;
                revokedAt: string | null;
                works: boolean;
              }[];
            };
          };
        };
      };
    };
    put?: never;
    /** 申请接口密钥，密钥只在回答中出现一次 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            name: string;
            /** @description register.read: 查询名录（公开内容，以本单位的名义）; register.write: 导入外省备案和平台方记录; organisations.read: 查看管辖范围内的机构; inbox.read: 查看收件箱; use-filing.read: 查看使用者备案; use-filing.write: 填写和提交使用者备案; provider-filing.read: 查看提供者备案; provider-filing.write: 填写和提交提供者备案; statistics.read: 查看统计明细 */
            scopes: (
              | 'register.read'
              | 'register.write'
              | 'organisations.read'
              | 'inbox.read'
              | 'use-filing.read'
              | 'use-filing.write'
              | 'provider-filing.read'
              | 'provider-filing.write'
              | 'statistics.read'
            )[];
            /** Format: date */
            expiresOn: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: number;
              key: string;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/api-keys/{id}/revocation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 撤销接口密钥，立即生效 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/oidc/links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 自己的账号绑定的统一身份 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: {
                issuer: string;
                subject: string;
                /** Format: date-time */
                linkedAt: string;
              }[];
            };
          };
        };
      };
    };
    put?: never;
    /** 绑定统一身份：返回要前往的地址，在那里登录后即绑定 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              /** Format: uri */
              url: string;
            };
          };
        };
      };
    };
    /** 解除统一身份的绑定 */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 管辖范围内的机构：按名称、别名或代码查找，按上级和类型筛选 */
    get: {
      parameters: {
        query?: {
          q?: string;
          parent?: number;
          kind?: 'authority' | 'subordinate-unit' | 'school' | 'provider' | 'platform-operator' | 'app-store';
          open?: 'true' | 'false';
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['Organisation'][];
              next: string | null;
            };
          };
        };
      };
    };
    put?: never;
    /** 登记一个机构 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            name: string;
            /** @enum {string} */
            kind:
              | 'authority'
              | 'subordinate-unit'
              | 'school'
              | 'provider'
              | 'platform-operator'
              | 'app-store';
            /** @enum {string} */
            level?: 'ministry' | 'province' | 'city' | 'county';
            stages?: ('university' | 'vocational' | 'primary-secondary' | 'kindergarten')[];
            parentId?: number;
            schoolCode?: string;
            creditCode?: string;
            regionCode?: string;
            aliases?: string[];
            displayOrder?: number;
            /**
             * Format: date
             * @description First day on which it holds; left out: from now on. Never in the future.
             */
            effectiveOn?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['OrganisationDetail'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 一个机构 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['OrganisationDetail'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 机构的历次变动：何时生效、何时登记、何人登记 */
    get: {
      parameters: {
        query?: {
          before?: number;
        };
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['OrganisationHistory'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/renames': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 更名；原名成为别名 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            name: string;
            /**
             * Format: date
             * @description First day on which it holds; left out: from now on. Never in the future.
             */
            effectiveOn?: string;
            /** @description version of the organisation as seen; if it has changed meanwhile the answer is 409. */
            version?: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['OrganisationDetail'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/aliases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** 设定别名 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            aliases: string[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['OrganisationDetail'];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/moves': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 调整隶属，连同全部下级和未办结的办件 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            parentId: number;
            /**
             * Format: date
             * @description First day on which it holds; left out: from now on. Never in the future.
             */
            effectiveOn?: string;
            /** @description version of the organisation as seen; if it has changed meanwhile the answer is 409. */
            version?: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['OrganisationDetail'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/closure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 撤销 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /**
             * Format: date
             * @description First day on which it holds; left out: from now on. Never in the future.
             */
            effectiveOn?: string;
            /** @description version of the organisation as seen; if it has changed meanwhile the answer is 409. */
            version?: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['OrganisationDetail'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/merger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 并入另一机构；其名称成为承继机构的别名 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            successorId: number;
            /**
             * Format: date
             * @description First day on which it holds; left out: from now on. Never in the future.
             */
            effectiveOn?: string;
            /** @description version of the organisation as seen; if it has changed meanwhile the answer is 409. */
            version?: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['OrganisationDetail'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/reopening': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 恢复误撤销的机构（更正） */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @description version of the organisation as seen; if it has changed meanwhile the answer is 409. */
            version?: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['OrganisationDetail'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/stages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 变更学段 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            stages: ('university' | 'vocational' | 'primary-secondary' | 'kindergarten')[];
            /**
             * Format: date
             * @description First day on which it holds; left out: from now on. Never in the future.
             */
            effectiveOn?: string;
            /** @description version of the organisation as seen; if it has changed meanwhile the answer is 409. */
            version?: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['OrganisationDetail'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 补充或更正代码 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            schoolCode?: string;
            creditCode?: string;
            regionCode?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['OrganisationDetail'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 导入机构名册：已登记的按名册变更，未登记的登记；effectiveOn 为生效日期，默认现在
     * @description multipart/form-data：file 为 .xlsx 或 .csv；dryRun=true 只试算，不保存。有错误时整个文件不导入，逐格列出；请求头 Accept: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet 时回答标出错误的工作簿。
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ImportResult'];
          };
        };
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ImportResult'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/profile': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 职能部门归口、选用制度、决策机制 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              department: string | null;
              selectionRules: string | null;
              selectionRulesFile: number | null;
              decisionMechanism: string | null;
              decisionMechanismFile: number | null;
              developmentRules: string | null;
              developmentRulesFile: number | null;
              domicile: string | null;
              version: number;
            };
          };
        };
      };
    };
    /** 登记职能部门归口、选用制度、决策机制 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @default null */
            department?: string | null;
            /** @default null */
            selectionRules?: string | null;
            /** @default null */
            selectionRulesFile?: number | null;
            /** @default null */
            decisionMechanism?: string | null;
            /** @default null */
            decisionMechanismFile?: number | null;
            /** @default null */
            developmentRules?: string | null;
            /** @default null */
            developmentRulesFile?: number | null;
            /** @default null */
            domicile?: string | null;
            version: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              department: string | null;
              selectionRules: string | null;
              selectionRulesFile: number | null;
              decisionMechanism: string | null;
              decisionMechanismFile: number | null;
              developmentRules: string | null;
              developmentRulesFile: number | null;
              domicile: string | null;
              version: number;
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/liaison': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 备案工作联络表；外单位查看记入时间线 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              supervisingAuthority: string;
              people: {
                head: {
                  name: string;
                  position: string;
                  landline: string;
                  mobile: string;
                };
                administrator: {
                  name: string;
                  position: string;
                  mobile: string;
                  qq?: string;
                };
              } | null;
              stampedCopy: number;
              /** Format: date-time */
              since: string;
            };
          };
        };
      };
    };
    /** 报送备案工作联络表，替换原有的 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            supervisingAuthority: string;
            head: {
              name: string;
              position: string;
              landline: string;
              mobile: string;
            };
            administrator: {
              name: string;
              position: string;
              mobile: string;
              qq?: string;
            };
            stampedCopy: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              supervisingAuthority: string;
              people: {
                head: {
                  name: string;
                  position: string;
                  landline: string;
                  mobile: string;
                };
                administrator: {
                  name: string;
                  position: string;
                  mobile: string;
                  qq?: string;
                };
              } | null;
              stampedCopy: number;
              /** Format: date-time */
              since: string;
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/documents/{fileId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 下载机构登记的制度文件，或盖章的联络表（外单位下载记入时间线） */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
          fileId: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description 文件内容 */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': unknown;
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account-handovers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 已更换联络人、账号尚未交接的机构 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: {
                organisation: {
                  id: number;
                  name: string;
                };
                /** Format: date-time */
                since: string;
                readonly accounts: {
                  membershipId: number;
                  loginName: string;
                  /** @enum {string} */
                  role:
                    | 'system-administrator'
                    | 'security-administrator'
                    | 'audit-administrator'
                    | 'officer'
                    | 'clerk';
                }[];
              }[];
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organisations/{id}/account-handovers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 凭新的联络表交接账号：原管理员的角色终止，为新管理员开通账号并发放激活码
     * @description 请求头 Accept: text/html 时回答可打印的激活码单。激活码只出现在这一次回答中。
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            membershipId: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              issued: number;
              /** @description Told once: null when the request is repeated. */
              slips:
                | {
                    accountId: number;
                    organisation: {
                      id: number;
                      name: string;
                    };
                    /** @enum {string} */
                    role:
                      | 'system-administrator'
                      | 'security-administrator'
                      | 'audit-administrator'
                      | 'officer'
                      | 'clerk';
                    loginName: string;
                    code: string;
                    /** Format: date-time */
                    expiresAt: string;
                  }[]
                | null;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/proof-of-work': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 人机验证（工作量证明）的题目，20 分钟内有效，每题只能用一次 */
    get: {
      parameters: {
        query?: {
          purpose?: 'registration';
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description A challenge as the altcha widget takes it. */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': unknown;
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/registrations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 自行登记的单位，可只看尚未核验的 */
    get: {
      parameters: {
        query?: {
          verified?: 'true' | 'false';
          cursor?: number;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: {
                organisationId: number;
                name: string;
                /** @enum {string} */
                kind:
                  | 'authority'
                  | 'subordinate-unit'
                  | 'school'
                  | 'provider'
                  | 'platform-operator'
                  | 'app-store';
                creditCode: string;
                /** Format: date-time */
                registeredAt: string;
                verifiedAt: string | null;
                verifiedBy: {
                  id: number;
                  name: string;
                } | null;
                basis: string | null;
                warnings: {
                  field?: string;
                  message: string;
                  remedy?: string;
                  rule?: string;
                  ref?: string;
                  source?: string;
                }[];
              }[];
              next: number | null;
            };
          };
        };
      };
    };
    put?: never;
    /**
     * 应用提供者、平台运营单位、应用商店自行登记，同时建立第一个经办人账号
     * @description The answer is the same whether or not the credit code or the login name is taken. 429 with a defect of proofOfWork: solve a challenge first.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            name: string;
            /** @enum {string} */
            kind:
              | 'authority'
              | 'subordinate-unit'
              | 'school'
              | 'provider'
              | 'platform-operator'
              | 'app-store';
            creditCode: string;
            loginName: string;
            password: string;
            /** @description The solved challenge of GET /api/v1/proof-of-work, as the altcha widget hands it in. */
            proofOfWork?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              title: string;
              next: string;
              warnings: {
                field?: string;
                message: string;
                remedy?: string;
                rule?: string;
                ref?: string;
                source?: string;
              }[];
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/registrations/{id}/verification': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 核验自行登记单位的证明；id 为机构编号 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            basis: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              organisationId: number;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/files/{id}/inspection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 安装包的检查结果
     * @description 上传完成后自动检查。只有能下载这个文件的人可以查看。
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PackageInspection'];
          };
        };
      };
    };
    put?: never;
    /**
     * 请求检查以前上传的安装包
     * @description 已经检查过的不再检查。
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              /** @enum {string} */
              state: 'waiting';
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/apps': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 查询备案记录
     * @description q：应用名称或提供者名称的一部分（至少两个字）、应用名称的拼音首字母，或备案号的任何常见写法。次序：备案号相符的，名称以 q 开头的（按名称），名称或提供者名称含有 q 的，首字母相符的。next 为下一页的 cursor。ETag 随名录的每次变化而变。
     */
    get: {
      parameters: {
        query?: {
          q?: string;
          kind?: 'app' | 'mini-program' | 'enterprise-account' | 'official-account' | 'other';
          platform?: 'ios' | 'android';
          functionType?: 'learning' | 'management';
          audience?:
            | 'university'
            | 'vocational'
            | 'primary-secondary'
            | 'kindergarten'
            | 'parent'
            | 'teacher';
          status?: 'filed' | 'suspended' | 'revoked' | 'withdrawn';
          origin?:
            | 'provider-filing'
            | 'other-province'
            | 'ministry'
            | 'earlier-system'
            | 'platform-operator'
            | 'self-developed';
          /** @description 备案号中的省份代码，如 41。 */
          province?: string;
          limit?: number;
          cursor?: string;
          /** @description true：第一页同时回答符合条件的记录数，最多数到 1000。 */
          count?: 'true' | 'false';
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['RegisterApp'][];
              next: string | null;
              count?: number;
              countIsCapped?: boolean;
            };
          };
        };
        /** @description 自 If-None-Match 所指的版本以来没有变化。 */
        304: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/apps/{number}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 一个应用的备案记录、安装包及状态变化
     * @description number：备案号的任何常见写法，或没有备案号的记录的名录编号。每条记录有 ETag；带 If-None-Match 再问，没有变化时回答 304。数据库暂时不可用时以最近读到的内容回答，应答头 X-Published-As-Of 为其时间。
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          number: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['RegisterAppDetail'];
          };
        };
        /** @description 自 If-None-Match 所指的版本以来没有变化。 */
        304: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/apps/{number}/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 使用一个应用的单位 */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
        header?: never;
        path: {
          number: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              total: number;
              items: {
                organisation: {
                  id: number;
                  name: string;
                };
                /** @enum {string} */
                nature: 'required' | 'recommended';
              }[];
              next: string | null;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/apps/{number}/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 一个应用的各版本：权限、第三方组件及与上一版本的差异 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          number: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AppVersions'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/packages/{platform}/{packageId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 按平台和包名查询备案记录
     * @description 几个应用声明了同一包名时全部列出，“已备案”的在前；没有时为空。
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          platform: 'ios' | 'android';
          packageId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: components['schemas']['RegisterApp'][];
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/lookup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 一次查询至多 1000 个备案号和包名 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            numbers?: string[];
            packages?: {
              /** @enum {string} */
              platform: 'ios' | 'android';
              packageId: string;
            }[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              /** @description 先备案号、后包名，各按提问的次序。 */
              results: {
                query:
                  | {
                      number: string;
                    }
                  | {
                      /** @enum {string} */
                      platform: 'ios' | 'android';
                      packageId: string;
                    };
                found: boolean;
                app: components['schemas']['RegisterApp'] | null;
                /** @description 其他同样符合的记录：几个应用声明了同一包名，或备案号多写了一位。状态为“已备案”的在前。 */
                others: components['schemas']['RegisterApp'][];
              }[];
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/package-checks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 这个安装包是备案的应用吗：按包名和证书
     * @description certificateDigest：签名证书的 SHA-256。给出 version 时同时核对版本；给出 name 时同时查找同名的备案应用。
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            platform: 'ios' | 'android';
            packageId: string;
            certificateDigest?: string;
            version?: string;
            name?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PackageCheck'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/package-file-checks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 这个安装包是备案的应用吗：上传文件
     * @description multipart/form-data，file 为安装包，不超过 500 MB。文件只在核对期间存放，随即删除。
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              check: components['schemas']['PackageCheck'] | null;
              label: string | null;
              certificates: {
                sha256: string;
                scheme: string;
                verified: boolean;
              }[];
              findings: {
                code: string;
                /** @enum {string} */
                severity: 'broken' | 'warning' | 'notice';
                message: string;
                detail?: string;
              }[];
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 备案记录的变化清单
     * @description 按次序列出 after 之后的变化；用回答中的 next 作下次的 after，不会遗漏，也不会重复。more 为 true 时可立即再取；没有新变化时 If-None-Match 得到 304。
     */
    get: {
      parameters: {
        query?: {
          /** @description 上次回答中的 next；0 为从头开始。 */
          after?: number;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: {
                position: number;
                /** @enum {string} */
                change:
                  | 'published'
                  | 'updated'
                  | 'suspended'
                  | 'restored'
                  | 'revoked'
                  | 'withdrawn'
                  | 'reinstated';
                /** @description 此次变化后的状态；null：状态没有变。 */
                status: ('filed' | 'suspended' | 'revoked' | 'withdrawn') | null;
                /** Format: date-time */
                changedAt: string;
                app: components['schemas']['RegisterApp'];
              }[];
              /** @description 下次从这里继续。 */
              next: number;
              more: boolean;
            };
          };
        };
        /** @description 自 If-None-Match 所指的版本以来没有变化。 */
        304: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/open-data/apps.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 全部备案记录（CSV）
     * @description UTF-8 带 BOM，首行为列名：名录编号、备案号、应用名称、应用种类、来源、提供者名称、平台、功能类型、服务对象、商业广告、游戏、收费、状态、状态日期、备案日期、来源说明、核对日期。多个选项以“、”分隔；不掌握的写“未知”。以 =、+、-、@ 开头的内容前加单引号，以免被当作公式。不含法人、联系人、IP 地址和扫描件。带 ETag。
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/open-data/apps.jsonl': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 全部备案记录（JSON 行）
     * @description 每行一条记录，字段同 RegisterApp。读取期间发生的变化可能已含在内；以后的变化从变化清单取得。带 ETag。
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/organisations/{id}/uses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 一个单位在用的应用 */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              organisation: {
                id: number;
                name: string;
              };
              items: components['schemas']['RegisterUse'][];
              next: string | null;
            };
          };
        };
        /** @description 自 If-None-Match 所指的版本以来没有变化。 */
        304: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/providers/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 一个提供者已公布的应用和投诉渠道 */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              id: number;
              name: string;
              complaintChannel: string | null;
              items: components['schemas']['RegisterApp'][];
              next: string | null;
            };
          };
        };
        /** @description 自 If-None-Match 所指的版本以来没有变化。 */
        304: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/organisations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 按名称查询学校和其他使用单位
     * @description q：名称的一部分（至少两个字），或 10 位学校标识码。
     */
    get: {
      parameters: {
        query: {
          q: string;
          limit?: number;
          cursor?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: {
                id: number;
                name: string;
                /** @enum {string} */
                kind: 'school' | 'authority' | 'subordinate-unit';
                authority: string | null;
              }[];
              next: string | null;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/apps/{id}/status-changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 暂停、恢复、撤销、注销或更正一条备案记录，并通知使用单位 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            action: 'suspend' | 'restore' | 'revoke' | 'withdraw' | 'reinstate';
            /**
             * Format: date
             * @description First day on which the new status holds; not in the future.
             */
            effectiveOn: string;
            reason: string;
            source: string;
            version: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              app: components['schemas']['RegisterApp'];
              usesFlagged: number;
              usesUnflagged: number;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/external-filings/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 导入外省、教育部、原系统和平台方的备案记录
     * @description multipart/form-data：file 为 .xlsx 或 .csv；dryRun=true 只试算，不保存。有错误时整个文件不导入，逐格列出；请求头 Accept: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet 时回答标出错误的工作簿。
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ImportResult'];
          };
        };
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ImportResult'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings/authorities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 受理提供者备案的部门 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              items: {
                id: number;
                name: string;
                /** @enum {string} */
                level: 'province' | 'ministry';
              }[];
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings/{id}/ground': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 边填边查所需的事实：受理部门当日的选项、范围和补充期限 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProviderFilingGround'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings/{id}/receipt': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 回执：办到哪一步，接下来做什么、何时之前 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Receipt'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 新建提供者备案草稿，单位和业务系统信息自动带出 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            organisationId: number;
            authorityId: number;
            /** @default {} */
            form?: {
              unit?: {
                name?: string;
                /** @enum {string} */
                nature?:
                  | 'government-organ'
                  | 'public-institution'
                  | 'enterprise'
                  | 'social-organisation'
                  | 'private-non-enterprise'
                  | 'other';
                proof?: {
                  /** @enum {string} */
                  kind?:
                    | 'organisation-code'
                    | 'credit-code'
                    | 'public-institution'
                    | 'business-licence'
                    | 'social-organisation'
                    | 'private-non-enterprise';
                  number?: string;
                  scan?: number;
                };
                registeredPlace?: {
                  region?: string;
                  address?: string;
                };
                legalPerson?: {
                  name?: string;
                  phone?: string;
                };
                contact?: {
                  name?: string;
                  phone?: string;
                };
                telecomBusiness?: boolean;
                telecomLicence?: {
                  file?: number;
                  notApplicableBecause?: string;
                };
              };
              developerIsUnit?: boolean;
              developer?: {
                name?: string;
                /** @enum {string} */
                nature?:
                  | 'government-organ'
                  | 'public-institution'
                  | 'enterprise'
                  | 'social-organisation'
                  | 'private-non-enterprise'
                  | 'other';
                proof?: {
                  /** @enum {string} */
                  kind?:
                    | 'organisation-code'
                    | 'credit-code'
                    | 'public-institution'
                    | 'business-licence'
                    | 'social-organisation'
                    | 'private-non-enterprise';
                  number?: string;
                  scan?: number;
                };
                contact?: {
                  name?: string;
                  phone?: string;
                };
              };
              branch?: string;
              systems?: {
                name?: string;
                ipAddress?: string;
                domain?: string;
                icpNumber?: string;
                /** @enum {string} */
                mlpsGrade?: '1' | '2' | '3' | '4' | '5';
                mlpsNumber?: string;
                mlpsScan?: number;
                mlpsAssessmentReport?: {
                  file?: number;
                  notApplicableBecause?: string;
                };
                key: string;
              }[];
              apps?: {
                name?: string;
                version?: string;
                /** @enum {string} */
                kind?: 'app' | 'mini-program' | 'enterprise-account' | 'official-account' | 'other';
                platforms?: ('ios' | 'android')[];
                securityCertification?: string;
                functionTypes?: ('learning' | 'management')[];
                audience?: (
                  | 'university'
                  | 'vocational'
                  | 'primary-secondary'
                  | 'kindergarten'
                  | 'parent'
                  | 'teacher'
                )[];
                content?: string[];
                permissions?: string[];
                features?: ('forum' | 'charges' | 'live-streaming' | 'k12-tutoring' | 'none')[];
                packages?: {
                  version?: string;
                  /** @enum {string} */
                  platform?: 'ios' | 'android';
                  packageId?: string;
                  file?: number;
                }[];
                contentReviewSystem?: number;
                training?: boolean;
                trainingRegister?: number;
                offCampusOnlineTutoring?: boolean;
                teacherCertificates?: number;
                foreignStaff?: boolean;
                foreignStaffReview?: number;
                minorsMain?: boolean;
                timeLimit?: string;
                ageRange?: string;
                contentCheck?: string;
                advertisements?: boolean;
                advertisementsFit?: string;
                games?: boolean;
                registersUsers?: boolean;
                identityVerification?: string;
                collectsPersonalData?: boolean;
                personalData?: {
                  item?: string;
                  purpose?: string;
                  manner?: string;
                  scope?: string;
                }[];
                consent?: {
                  text?: string;
                  file?: number;
                };
                guardianConsent?: {
                  text?: string;
                  file?: number;
                };
                dataSafeguards?: {
                  text?: string;
                  file?: number;
                };
                complaintChannel?: string;
                key: string;
              }[];
              /** Format: date */
              changedOn?: string;
            };
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProviderFiling'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 一份提供者备案 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProviderFiling'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings/{id}/draft': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** 保存草稿 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            form: {
              unit?: {
                name?: string;
                /** @enum {string} */
                nature?:
                  | 'government-organ'
                  | 'public-institution'
                  | 'enterprise'
                  | 'social-organisation'
                  | 'private-non-enterprise'
                  | 'other';
                proof?: {
                  /** @enum {string} */
                  kind?:
                    | 'organisation-code'
                    | 'credit-code'
                    | 'public-institution'
                    | 'business-licence'
                    | 'social-organisation'
                    | 'private-non-enterprise';
                  number?: string;
                  scan?: number;
                };
                registeredPlace?: {
                  region?: string;
                  address?: string;
                };
                legalPerson?: {
                  name?: string;
                  phone?: string;
                };
                contact?: {
                  name?: string;
                  phone?: string;
                };
                telecomBusiness?: boolean;
                telecomLicence?: {
                  file?: number;
                  notApplicableBecause?: string;
                };
              };
              developerIsUnit?: boolean;
              developer?: {
                name?: string;
                /** @enum {string} */
                nature?:
                  | 'government-organ'
                  | 'public-institution'
                  | 'enterprise'
                  | 'social-organisation'
                  | 'private-non-enterprise'
                  | 'other';
                proof?: {
                  /** @enum {string} */
                  kind?:
                    | 'organisation-code'
                    | 'credit-code'
                    | 'public-institution'
                    | 'business-licence'
                    | 'social-organisation'
                    | 'private-non-enterprise';
                  number?: string;
                  scan?: number;
                };
                contact?: {
                  name?: string;
                  phone?: string;
                };
              };
              branch?: string;
              systems?: {
                name?: string;
                ipAddress?: string;
                domain?: string;
                icpNumber?: string;
                /** @enum {string} */
                mlpsGrade?: '1' | '2' | '3' | '4' | '5';
                mlpsNumber?: string;
                mlpsScan?: number;
                mlpsAssessmentReport?: {
                  file?: number;
                  notApplicableBecause?: string;
                };
                key: string;
              }[];
              apps?: {
                name?: string;
                version?: string;
                /** @enum {string} */
                kind?: 'app' | 'mini-program' | 'enterprise-account' | 'official-account' | 'other';
                platforms?: ('ios' | 'android')[];
                securityCertification?: string;
                functionTypes?: ('learning' | 'management')[];
                audience?: (
                  | 'university'
                  | 'vocational'
                  | 'primary-secondary'
                  | 'kindergarten'
                  | 'parent'
                  | 'teacher'
                )[];
                content?: string[];
                permissions?: string[];
                features?: ('forum' | 'charges' | 'live-streaming' | 'k12-tutoring' | 'none')[];
                packages?: {
                  version?: string;
                  /** @enum {string} */
                  platform?: 'ios' | 'android';
                  packageId?: string;
                  file?: number;
                }[];
                contentReviewSystem?: number;
                training?: boolean;
                trainingRegister?: number;
                offCampusOnlineTutoring?: boolean;
                teacherCertificates?: number;
                foreignStaff?: boolean;
                foreignStaffReview?: number;
                minorsMain?: boolean;
                timeLimit?: string;
                ageRange?: string;
                contentCheck?: string;
                advertisements?: boolean;
                advertisementsFit?: string;
                games?: boolean;
                registersUsers?: boolean;
                identityVerification?: string;
                collectsPersonalData?: boolean;
                personalData?: {
                  item?: string;
                  purpose?: string;
                  manner?: string;
                  scope?: string;
                }[];
                consent?: {
                  text?: string;
                  file?: number;
                };
                guardianConsent?: {
                  text?: string;
                  file?: number;
                };
                dataSafeguards?: {
                  text?: string;
                  file?: number;
                };
                complaintChannel?: string;
                key: string;
              }[];
              /** Format: date */
              changedOn?: string;
            };
            draftVersion: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              draftVersion: number;
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings/{id}/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 提交前检查：一次列出全部问题、规则与依据 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              violations: components['schemas']['Violation'][];
              warnings: components['schemas']['Violation'][];
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings/{id}/withdrawal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 撤回备案 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            reason: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Receipt'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings/{id}/discarding': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 放弃草稿 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Receipt'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings/{id}/split-drafts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 把部分应用拆分为另一份草稿 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            apps: string[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              caseId: number;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings/{id}/submission': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 提交备案或补充材料 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Receipt'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings/{id}/verification': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 逐项核验：申报内容、自动检查、外部查询和已填的结果 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProviderFilingVerification'];
          };
        };
      };
    };
    /** 填写逐项核验的结果 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            checks: {
              path: string;
              /** @enum {string} */
              outcome: 'right' | 'defect';
              note?: string;
            }[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings/{id}/finding-decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 处理一条自动检查的提示：接受，或列入退回理由
     * @description 列入退回理由的，所属核验事项随之记为有缺陷。处理结果记入时间线。
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            finding: string;
            /** @enum {string} */
            outcome: 'accepted' | 'to-return';
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              /** @enum {string} */
              outcome: 'accepted' | 'to-return';
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings/{id}/return': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 退回补充，一次列明全部事项 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            reasons: {
              field?: string;
              reason: string;
            }[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Receipt'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings/{id}/split-off': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 拆分：部分应用单独退回，其余继续核验 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            apps: string[];
            reasons: {
              field?: string;
              reason: string;
            }[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Receipt'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings/{id}/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 初审通过（设定为两人审核的） */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Receipt'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings/{id}/approval': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 准予备案，编号并公布 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Receipt'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/provider-filings/{id}/people-readings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 查看法人和联系人的完整信息，查看行为记入时间线 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              people: unknown;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/apps/{id}/declaration': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 提供者对一个应用的申报内容：服务内容、权限、功能和义务 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AppDeclaration'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/apps/{id}/amendments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 新建已备案应用的变更草稿 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProviderFiling'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/apps/{id}/showing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 备案信息在应用中的公示位置和截图 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              where: string | null;
              screenshot: number | null;
              recordedAt: string | null;
            };
          };
        };
      };
    };
    /** 登记备案信息在应用中的公示位置和截图 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            where?: string;
            screenshot?: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/apps/{id}/number-annulments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 作废编错的备案号并重新编号，作废的号不再使用 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            reason: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              annulled: string;
              number: string;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/use-filings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 新建备案草稿，单位信息自动带出 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            organisationId: number;
            /** @default {} */
            form?: {
              unit?: {
                name?: string;
                /** @enum {string} */
                nature?: 'authority' | 'subordinate-unit' | 'school';
                proof?: {
                  /** @enum {string} */
                  kind?: 'credit-code' | 'organisation-code';
                  number?: string;
                };
                domicile?: {
                  region?: string;
                  address?: string;
                };
                legalPerson?: {
                  name?: string;
                  phone?: string;
                };
                contact?: {
                  name?: string;
                  phone?: string;
                };
              };
              app?: {
                registerId?: number;
              };
              selfDevelopedSelfUsed?: boolean;
              selfDeveloped?: {
                developedByUnit?: boolean;
                internalManagement?: boolean;
                notOfferedToOthers?: boolean;
                systems?: {
                  name?: string;
                  ipAddress?: string;
                  domain?: string;
                  icpNumber?: string;
                  /** @enum {string} */
                  mlpsGrade?: '1' | '2' | '3' | '4' | '5';
                  mlpsNumber?: string;
                  mlpsScan?: number;
                  mlpsAssessmentReport?: {
                    file?: number;
                    notApplicableBecause?: string;
                  };
                  key: string;
                }[];
                app?: {
                  name?: string;
                  version?: string;
                  /** @enum {string} */
                  kind?: 'app' | 'mini-program' | 'enterprise-account' | 'official-account' | 'other';
                  platforms?: ('ios' | 'android')[];
                  securityCertification?: string;
                  functionTypes?: ('learning' | 'management')[];
                  audience?: (
                    | 'university'
                    | 'vocational'
                    | 'primary-secondary'
                    | 'kindergarten'
                    | 'parent'
                    | 'teacher'
                  )[];
                  content?: string[];
                  permissions?: string[];
                  features?: ('forum' | 'charges' | 'live-streaming' | 'k12-tutoring' | 'none')[];
                  packages?: {
                    version?: string;
                    /** @enum {string} */
                    platform?: 'ios' | 'android';
                    packageId?: string;
                    file?: number;
                  }[];
                  contentReviewSystem?: number;
                  training?: boolean;
                  trainingRegister?: number;
                  offCampusOnlineTutoring?: boolean;
                  teacherCertificates?: number;
                  foreignStaff?: boolean;
                  foreignStaffReview?: number;
                  minorsMain?: boolean;
                  timeLimit?: string;
                  ageRange?: string;
                  contentCheck?: string;
                  advertisements?: boolean;
                  advertisementsFit?: string;
                  games?: boolean;
                  registersUsers?: boolean;
                  identityVerification?: string;
                  collectsPersonalData?: boolean;
                  personalData?: {
                    item?: string;
                    purpose?: string;
                    manner?: string;
                    scope?: string;
                  }[];
                  consent?: {
                    text?: string;
                    file?: number;
                  };
                  guardianConsent?: {
                    text?: string;
                    file?: number;
                  };
                  dataSafeguards?: {
                    text?: string;
                    file?: number;
                  };
                  complaintChannel?: string;
                };
              };
              users?: {
                audience?: ('teacher' | 'student' | 'parent')[];
                stages?: ('university' | 'vocational' | 'primary-secondary' | 'kindergarten')[];
              };
              scenes?: string[];
              /** @enum {string} */
              nature?: 'required' | 'recommended';
              collectiveDecision?: boolean;
              agreementSigned?: boolean;
              /** @enum {string} */
              origin?: 'self-developed' | 'self-selected' | 'required-by-superior';
              requiredBy?: {
                organisation?: number;
                name?: string;
              };
              requiredByDocument?: string;
              decision?: {
                /** Format: date */
                date?: string;
                body?: string;
                attendees?: string[];
                minutes?: number;
              };
              agreement?: number;
              agreementNotApplicable?: {
                because?: string;
                superiorContract?: number;
              };
              views?: {
                text?: string;
                file?: number;
              };
              itApproval?: number;
              consultation?: number;
              partyCommitteeApproval?: number;
              biometricReview?: number;
              largeScalePersonalData?: boolean;
              biometricData?: boolean;
              /** @enum {string} */
              safetyExemption?: 'national-security' | 'social-stability' | 'personal-safety';
              charges?: boolean;
              disguisedCharges?: boolean;
              advertisements?: boolean;
              games?: boolean;
              tiedToTeaching?: boolean;
              tiedToMarks?: boolean;
              importantBusiness?: ('admission' | 'exam-registration' | 'score-query' | 'other')[];
              exclusive?: boolean;
              /** Format: date */
              changedOn?: string;
            };
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['UseFiling'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/use-filings/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 一份使用者备案 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['UseFiling'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/use-filings/{id}/draft': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** 保存草稿 */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            form: {
              unit?: {
                name?: string;
                /** @enum {string} */
                nature?: 'authority' | 'subordinate-unit' | 'school';
                proof?: {
                  /** @enum {string} */
                  kind?: 'credit-code' | 'organisation-code';
                  number?: string;
                };
                domicile?: {
                  region?: string;
                  address?: string;
                };
                legalPerson?: {
                  name?: string;
                  phone?: string;
                };
                contact?: {
                  name?: string;
                  phone?: string;
                };
              };
              app?: {
                registerId?: number;
              };
              selfDevelopedSelfUsed?: boolean;
              selfDeveloped?: {
                developedByUnit?: boolean;
                internalManagement?: boolean;
                notOfferedToOthers?: boolean;
                systems?: {
                  name?: string;
                  ipAddress?: string;
                  domain?: string;
                  icpNumber?: string;
                  /** @enum {string} */
                  mlpsGrade?: '1' | '2' | '3' | '4' | '5';
                  mlpsNumber?: string;
                  mlpsScan?: number;
                  mlpsAssessmentReport?: {
                    file?: number;
                    notApplicableBecause?: string;
                  };
                  key: string;
                }[];
                app?: {
                  name?: string;
                  version?: string;
                  /** @enum {string} */
                  kind?: 'app' | 'mini-program' | 'enterprise-account' | 'official-account' | 'other';
                  platforms?: ('ios' | 'android')[];
                  securityCertification?: string;
                  functionTypes?: ('learning' | 'management')[];
                  audience?: (
                    | 'university'
                    | 'vocational'
                    | 'primary-secondary'
                    | 'kindergarten'
                    | 'parent'
                    | 'teacher'
                  )[];
                  content?: string[];
                  permissions?: string[];
                  features?: ('forum' | 'charges' | 'live-streaming' | 'k12-tutoring' | 'none')[];
                  packages?: {
                    version?: string;
                    /** @enum {string} */
                    platform?: 'ios' | 'android';
                    packageId?: string;
                    file?: number;
                  }[];
                  contentReviewSystem?: number;
                  training?: boolean;
                  trainingRegister?: number;
                  offCampusOnlineTutoring?: boolean;
                  teacherCertificates?: number;
                  foreignStaff?: boolean;
                  foreignStaffReview?: number;
                  minorsMain?: boolean;
                  timeLimit?: string;
                  ageRange?: string;
                  contentCheck?: string;
                  advertisements?: boolean;
                  advertisementsFit?: string;
                  games?: boolean;
                  registersUsers?: boolean;
                  identityVerification?: string;
                  collectsPersonalData?: boolean;
                  personalData?: {
                    item?: string;
                    purpose?: string;
                    manner?: string;
                    scope?: string;
                  }[];
                  consent?: {
                    text?: string;
                    file?: number;
                  };
                  guardianConsent?: {
                    text?: string;
                    file?: number;
                  };
                  dataSafeguards?: {
                    text?: string;
                    file?: number;
                  };
                  complaintChannel?: string;
                };
              };
              users?: {
                audience?: ('teacher' | 'student' | 'parent')[];
                stages?: ('university' | 'vocational' | 'primary-secondary' | 'kindergarten')[];
              };
              scenes?: string[];
              /** @enum {string} */
              nature?: 'required' | 'recommended';
              collectiveDecision?: boolean;
              agreementSigned?: boolean;
              /** @enum {string} */
              origin?: 'self-developed' | 'self-selected' | 'required-by-superior';
              requiredBy?: {
                organisation?: number;
                name?: string;
              };
              requiredByDocument?: string;
              decision?: {
                /** Format: date */
                date?: string;
                body?: string;
                attendees?: string[];
                minutes?: number;
              };
              agreement?: number;
              agreementNotApplicable?: {
                because?: string;
                superiorContract?: number;
              };
              views?: {
                text?: string;
                file?: number;
              };
              itApproval?: number;
              consultation?: number;
              partyCommitteeApproval?: number;
              biometricReview?: number;
              largeScalePersonalData?: boolean;
              biometricData?: boolean;
              /** @enum {string} */
              safetyExemption?: 'national-security' | 'social-stability' | 'personal-safety';
              charges?: boolean;
              disguisedCharges?: boolean;
              advertisements?: boolean;
              games?: boolean;
              tiedToTeaching?: boolean;
              tiedToMarks?: boolean;
              importantBusiness?: ('admission' | 'exam-registration' | 'score-query' | 'other')[];
              exclusive?: boolean;
              /** Format: date */
              changedOn?: string;
            };
            draftVersion: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              draftVersion: number;
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/use-filings/{id}/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 检查：一次列出全部问题、规则与依据；填报者查草稿，主管部门查已提交、待确认的内容 */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              violations: components['schemas']['Violation'][];
              warnings: components['schemas']['Violation'][];
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/use-filings/{id}/withdrawal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 撤回备案 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            reason: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Receipt'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/use-filings/{id}/discarding': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 放弃草稿 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Receipt'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/use-filings/{id}/submission': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 提交备案 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Receipt'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/use-filings/{id}/confirmation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 确认备案 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Receipt'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/use-filings/{id}/return': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 退回补充 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            reasons: {
              field?: string;
              reason: string;
            }[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Receipt'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/use-filings/{id}/annulment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 作废确认 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            version: number;
            reason: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Receipt'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/use-filings/confirmations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 批量确认：全部确认或全部不确认；超过 1000 件时转为后台任务 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json':
            | {
                items: {
                  id: number;
                  version: number;
                }[];
              }
            | {
                filter: {
                  /** @enum {string} */
                  kind?: 'use-filing' | 'use-stop' | 'no-use-declaration';
                  ownerId?: number;
                  /** Format: date-time */
                  submittedBefore?: string;
                };
                /** @default [] */
                exclude?: number[];
                expectedCount: number;
              };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              confirmed: number;
            };
          };
        };
        /** @description Default Response */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              jobId: number;
              progress: string;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/use-filings/{id}/people-readings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 查看法人、联系人和参加人的完整信息，查看行为记入时间线 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              people: unknown;
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/uses/{id}/amendments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 变更备案：带出已确认的内容 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['UseFiling'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/uses/{id}/stops': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 停用应用 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            /** Format: date */
            stoppedOn?: string;
            /** @enum {string} */
            reason?: 'no-longer-needed' | 'replaced' | 'provider-filing-ended' | 'problem-found' | 'other';
            explanation?: string;
            replacedBy?: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Receipt'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/no-use-declarations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 无应用声明：一步提交 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            organisationId: number;
            noAppUsed?: boolean;
            note?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['Receipt'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/use-filings/copies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 沿用某年已确认的备案，生成草稿 */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': {
            organisationId: number;
            year: number;
          };
        };
      };
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              drafts: number[];
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/use-filings/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 从表格导入备案：生成草稿，submit=true 时一并提交
     * @description multipart/form-data：file 为 .xlsx 或 .csv；dryRun=true 只试算，不保存。有错误时整个文件不导入，逐格列出；请求头 Accept: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet 时回答标出错误的工作簿。
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ImportResult'];
          };
        };
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ImportResult'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/statistics/completion': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 各区域备案完成情况，截至某日、按某时所知 */
    get: {
      parameters: {
        query?: {
          by?: 'region';
          /** @description The asking authority; by default the only province, or the root of several. */
          at?: number;
          /** @description The figure is of the end of this Shanghai day; default today. */
          asOf?: string;
          /** @description Only what was recorded by then counts; default now. Reproduces a figure of the past exactly. */
          knownAt?: string;
          metric?: 'started' | 'filed' | 'confirmed' | 'on_time';
          roster?: 'region-schools' | 'provincial-institutions';
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['CompletionTable'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/statistics/completion.xlsx': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 各区域备案完成情况统计表（xlsx） */
    get: {
      parameters: {
        query?: {
          by?: 'region';
          /** @description The asking authority; by default the only province, or the root of several. */
          at?: number;
          /** @description The figure is of the end of this Shanghai day; default today. */
          asOf?: string;
          /** @description Only what was recorded by then counts; default now. Reproduces a figure of the past exactly. */
          knownAt?: string;
          metric?: 'started' | 'filed' | 'confirmed' | 'on_time';
          roster?: 'region-schools' | 'provincial-institutions';
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/statistics/institutions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 高校和省属中职学校开展情况，截至某日、按某时所知 */
    get: {
      parameters: {
        query?: {
          /** @description The asking authority; by default the only province, or the root of several. */
          at?: number;
          /** @description The figure is of the end of this Shanghai day; default today. */
          asOf?: string;
          /** @description Only what was recorded by then counts; default now. Reproduces a figure of the past exactly. */
          knownAt?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['InstitutionTable'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/statistics/institutions.xlsx': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 高校和省属中职学校统计表（xlsx） */
    get: {
      parameters: {
        query?: {
          /** @description The asking authority; by default the only province, or the root of several. */
          at?: number;
          /** @description The figure is of the end of this Shanghai day; default today. */
          asOf?: string;
          /** @description Only what was recorded by then counts; default now. Reproduces a figure of the past exactly. */
          knownAt?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/statistics/completion/trend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 完成情况的变化：若干天各自的合计，默认最近 52 周 */
    get: {
      parameters: {
        query?: {
          /** @description The asking authority; by default the only province, or the root of several. */
          at?: number;
          /** @description Only what was recorded by then counts; default now. Reproduces a figure of the past exactly. */
          knownAt?: string;
          metric?: 'started' | 'filed' | 'confirmed' | 'on_time';
          roster?: 'region-schools' | 'provincial-institutions';
          from?: string;
          to?: string;
          step?: 'day' | 'week' | 'month';
          /** @description Days separated by commas, instead of from, to and step. */
          dates?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['CompletionTrend'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/statistics/completion/schools': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 一个数字背后的学校：已完成、未完成，自何时起，有哪些应用 */
    get: {
      parameters: {
        query: {
          at: number;
          /** @description The figure is of the end of this Shanghai day; default today. */
          asOf?: string;
          /** @description Only what was recorded by then counts; default now. Reproduces a figure of the past exactly. */
          knownAt?: string;
          metric?: 'started' | 'filed' | 'confirmed' | 'on_time';
          done?: 'true' | 'false';
          /** @description Only schools that hang on the authority itself (局直), or only the others. */
          direct?: 'true' | 'false';
          /** @description next of the page before. */
          cursor?: number;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['CompletionSchools'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/register/apps/{number}/certificate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 一个应用的备案证书（JWS），可离线核验
     * @description 公钥见 /.well-known/filing-certificate-keys.json；格式和离线核验办法见 docs/filing-certificate.md。证书写明截至的时刻。
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          number: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/.well-known/filing-certificate-keys.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 核验备案证书的公钥（JWK Set） */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': {
              keys: (
                | {
                    /** @enum {string} */
                    kty: 'OKP';
                    /** @enum {string} */
                    crv: 'Ed25519';
                    x: string;
                    kid: string;
                    /** @enum {string} */
                    alg: 'EdDSA';
                  }
                | {
                    /** @enum {string} */
                    kty: 'EC';
                    /** @enum {string} */
                    crv: 'SM2';
                    x: string;
                    y: string;
                    kid: string;
                    /** @enum {string} */
                    alg: 'SM2';
                  }
              )[];
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description dueOn null: the calendar of that year is not published (待日历发布). */
    Clock: {
      limit: string;
      title: string;
      startedOn: string;
      dueOn: string | null;
      workingDaysLeft: number | null;
      label: string;
      /** @enum {string} */
      colour: 'ink' | 'amber' | 'red' | 'overdue' | 'pending';
    };
    Case: {
      id: number;
      kind: string;
      state: string;
      stateTitle: string;
      /** @enum {string} */
      awaits: 'owner' | 'authority' | 'nobody';
      title: string;
      owner: {
        id: number;
        name: string;
      };
      authority: {
        id: number;
        name: string;
      };
      assigneeId: number | null;
      clock: components['schemas']['Clock'] | null;
      version: number;
      /** Format: date-time */
      openedAt: string;
      /** Format: date-time */
      changedAt: string;
    };
    /** @description By the colour of the clock; none: no clock runs. more: the queue is longer than what was counted. */
    DueCounts: {
      overdue: number;
      red: number;
      amber: number;
      ink: number;
      pending: number;
      none: number;
      total: number;
      more: boolean;
    };
    TimelineEntry: {
      seq: number;
      /** Format: date-time */
      effectiveAt: string;
      /** Format: date-time */
      recordedAt: string;
      actor: string;
      actorTitle: string;
      action: string;
      from: string | null;
      to: string | null;
      body: unknown;
      hash: string;
    };
    Message: {
      id: number;
      organisationId: number;
      caseId: number | null;
      title: string;
      text: string;
      /** Format: date-time */
      sentAt: string;
      readAt: string | null;
    };
    ReturnTemplate: {
      id: number;
      authority: {
        id: number;
        name: string;
      };
      kind: string;
      field: string | null;
      text: string;
      source: string | null;
      version: number;
    };
    SavedView: {
      id: number;
      name: string;
      filters: {
        /**
         * @default to-act
         * @enum {string}
         */
        view: 'to-act' | 'own' | 'supervise';
        /**
         * @default authority
         * @enum {string}
         */
        awaits: 'owner' | 'authority' | 'nobody';
        kind?: string;
        state?: string;
        ownerId?: number;
        /** Format: date */
        dueBefore?: string;
        /** @description 剩余工作日不超过此数，超期的包括在内 */
        dueWithin?: number;
        title?: string;
        /**
         * @description 本人承办的，或尚未分配的
         * @enum {string}
         */
        assignee?: 'mine' | 'unassigned';
      };
      isDefault: boolean;
    };
    /** @description report: what the package says of itself and what its signatures prove; null until inspected. percent: how far the inspection has come; failed: it can be asked for again. */
    PackageInspection: {
      /** @enum {string} */
      state: 'waiting' | 'running' | 'done' | 'failed' | 'not-a-package';
      percent: number;
      report: {
        /** @enum {string} */
        kind: 'apk' | 'apk-split' | 'aab' | 'xapk' | 'apks' | 'ipa' | 'unknown';
        packageId: string | null;
        versionName: string | null;
        versionCode: number | null;
        label: string | null;
        minSdk: number | null;
        targetSdk: number | null;
        permissions: string[];
        certificates: {
          sha256: string;
          /** @enum {string} */
          scheme: 'v1' | 'v2' | 'v3' | 'v3.1' | 'apple';
          verified: boolean;
        }[];
        findings: {
          code: string;
          /** @enum {string} */
          severity: 'broken' | 'warning' | 'notice';
          message: string;
          detail?: string;
        }[];
        platform: ('android' | 'ios') | null;
        size: number;
        signing: {
          /** @enum {string} */
          verdict: 'verified' | 'declared' | 'broken' | 'unsigned';
          schemes: {
            /** @enum {string} */
            scheme: 'v1' | 'v2' | 'v3' | 'v3.1' | 'apple';
            verified: boolean;
            signers: {
              certificate: string | null;
              minSdk?: number;
              maxSdk?: number;
              lineage: string[];
            }[];
            faults: {
              fault: string;
              detail?: string;
            }[];
          }[];
        };
        permissionDetails: {
          name: string;
          /** @enum {string} */
          protection: 'normal' | 'dangerous' | 'signature' | 'special' | 'custom' | 'unknown';
          maxSdk?: number;
          purpose?: string;
        }[];
        features: {
          name: string;
          isRequired: boolean;
        }[];
        exportedComponents: {
          kind: string;
          name: string;
          permission?: string;
        }[];
        componentCount: number;
        abis: string[];
        sdks: {
          name: string;
          /** @enum {string} */
          category:
            | 'advertising'
            | 'payment'
            | 'push'
            | 'analytics'
            | 'live-streaming'
            | 'login'
            | 'map'
            | 'other';
          prefix: string;
        }[];
        isDebuggable: boolean;
        isTestOnly: boolean;
        allowsBackup: boolean;
        cleartext: ('everywhere' | 'some-domains' | 'nowhere') | null;
        minimumSystem: string | null;
        team: string | null;
        entitlements: string[];
        parts: string[];
      } | null;
    };
    /** @description rate as printed. The row of schools that hang on the asking authority itself bears its id. */
    CompletionTable: {
      /** @enum {string} */
      metric: 'started' | 'filed' | 'confirmed' | 'on_time';
      asOf: string;
      /** Format: date-time */
      knownAt: string;
      rows: {
        seq: number;
        region: {
          id: number;
          name: string;
        };
        numerator: number;
        denominator: number;
        rate: string;
      }[];
      total: {
        numerator: number;
        denominator: number;
        rate: string;
      };
      title: string;
      at: {
        id: number;
        name: string;
      };
      roster: string;
      counts: string;
      exclusions: string;
      banner: string | null;
    };
    InstitutionTable: {
      asOf: string;
      /** Format: date-time */
      knownAt: string;
      rows: {
        name: string;
        /** @enum {string} */
        status: '已开展' | '未开展';
        appsFiled: number;
      }[];
      totals: {
        started: number;
        notStarted: number;
        appsFiled: number;
      };
      title: string;
      at: {
        id: number;
        name: string;
      };
      roster: string;
      counts: string;
      exclusions: string;
      banner: string | null;
    };
    CompletionTrend: {
      /** @enum {string} */
      metric: 'started' | 'filed' | 'confirmed' | 'on_time';
      /** Format: date-time */
      knownAt: string;
      points: {
        asOf: string;
        numerator: number;
        denominator: number;
        rate: string;
      }[];
      title: string;
      at: {
        id: number;
        name: string;
      };
      roster: string;
      counts: string;
      exclusions: string;
      banner: string | null;
    };
    /** @description since: when the school began to count, without interruption. */
    CompletionSchools: {
      /** @enum {string} */
      metric: 'started' | 'filed' | 'confirmed' | 'on_time';
      asOf: string;
      /** Format: date-time */
      knownAt: string;
      at: {
        id: number;
        name: string;
      };
      items: {
        id: number;
        name: string;
        code: string | null;
        done: boolean;
        since: string | null;
        apps: {
          id: number;
          name: string;
          confirmed: boolean;
        }[];
      }[];
      next: string | null;
    };
    WhoAmI: {
      accountId: number;
      loginName: string;
      /** Format: date-time */
      expiresAt: string;
      /** @description What has to be done before anything else may be. */
      readonly toDo: ('change-password' | 'enrol-second-factor')[];
      readonly memberships: {
        organisationId: number;
        organisationName: string;
        /** @enum {string} */
        organisationKind:
          | 'authority'
          | 'subordinate-unit'
          | 'school'
          | 'provider'
          | 'platform-operator'
          | 'app-store';
        /** @enum {string} */
        role: 'system-administrator' | 'security-administrator' | 'audit-administrator' | 'officer' | 'clerk';
        level: ('ministry' | 'province' | 'city' | 'county') | null;
      }[];
    };
    Organisation: {
      id: number;
      name: string;
      /** @enum {string} */
      kind: 'authority' | 'subordinate-unit' | 'school' | 'provider' | 'platform-operator' | 'app-store';
      level: ('ministry' | 'province' | 'city' | 'county') | null;
      stages: string[];
      open: boolean;
      parent: {
        id: number;
        name: string;
      } | null;
      successor: {
        id: number;
        name: string;
      } | null;
      schoolCode: string | null;
      creditCode: string | null;
      regionCode: string | null;
      displayOrder: number;
      version: number;
    };
    /** @description line: the authorities above it, from the root down. unverified: it registered itself, its proof is not verified yet. */
    OrganisationDetail: {
      id: number;
      name: string;
      /** @enum {string} */
      kind: 'authority' | 'subordinate-unit' | 'school' | 'provider' | 'platform-operator' | 'app-store';
      level: ('ministry' | 'province' | 'city' | 'county') | null;
      stages: string[];
      open: boolean;
      parent: {
        id: number;
        name: string;
      } | null;
      successor: {
        id: number;
        name: string;
      } | null;
      schoolCode: string | null;
      creditCode: string | null;
      regionCode: string | null;
      displayOrder: number;
      version: number;
      unverified: boolean;
      readonly aliases: string[];
      readonly line: {
        id: number;
        name: string;
      }[];
      children: {
        authority: number;
        school: number;
        'subordinate-unit': number;
      };
    };
    /** @description recordedTo null: what is known now. Entries from the last; before asks for the page in front of them. */
    OrganisationHistory: {
      readonly periods: {
        name: string;
        level: ('ministry' | 'province' | 'city' | 'county') | null;
        readonly stages: string[];
        open: boolean;
        parent: {
          id: number;
          name: string;
        } | null;
        successorId: number | null;
        /** Format: date-time */
        effectiveFrom: string;
        effectiveTo: string | null;
        /** Format: date-time */
        recordedFrom: string;
        recordedTo: string | null;
      }[];
      readonly entries: {
        seq: number;
        action: string;
        title: string;
        actor: string;
        /** Format: date-time */
        effectiveAt: string;
        /** Format: date-time */
        recordedAt: string;
        body: unknown;
      }[];
      before: number | null;
    };
    ImportResult: {
      dryRun: boolean;
      rows: number;
      counts: {
        [key: string]: number;
      };
    };
    Violation: {
      field?: string;
      message: string;
      remedy: string;
      rule: string;
      ref: string;
      source: string;
    };
    /** @description What happened, and what happens next by when. */
    Receipt: {
      id: number;
      receipt: string;
      state: string;
      stateTitle: string;
      version: number;
      submittedOn?: string;
      dueOn: string | null;
      next: string;
      warnings: components['schemas']['Violation'][];
    };
    /** @description From the version before. */
    VersionDifferences: {
      permissionsAdded: string[];
      permissionsGone: string[];
      sdksAdded: string[];
      sdksGone: string[];
      signerChanged: boolean;
    };
    /** @description permissions, sdks: null where the package was not inspected; differences: from the version before. */
    AppVersion: {
      /** @enum {string} */
      platform: 'ios' | 'android';
      packageId: string;
      version: string;
      publishedAt: string | null;
      permissions: string[] | null;
      sdks:
        | {
            name: string;
            category: string;
          }[]
        | null;
      differences: components['schemas']['VersionDifferences'] | null;
    };
    AppVersions: {
      items: components['schemas']['AppVersion'][];
      /** @description isStale: not updated for over half a year. Null where no day is known. */
      newest: {
        publishedOn: string;
        months: number;
        isStale: boolean;
      } | null;
    };
    /** @description form: the draft for the provider, the last submission for others, people masked. differences: of an amendment from what is published, of a supplement from what was returned. */
    ProviderFiling: {
      id: number;
      kind: string;
      state: string;
      stateTitle: string;
      /** @enum {string} */
      awaits: 'owner' | 'authority' | 'nobody';
      title: string;
      owner: {
        id: number;
        name: string;
      };
      authority: {
        id: number;
        name: string;
      };
      assigneeId: number | null;
      clock: components['schemas']['Clock'] | null;
      version: number;
      /** Format: date-time */
      openedAt: string;
      /** Format: date-time */
      changedAt: string;
      /** @enum {string} */
      purpose: 'first' | 'amendment';
      amends: {
        id: number;
        number: string | null;
        name: string;
      } | null;
      splitFrom: number | null;
      published: {
        id: number;
        key: string;
        number: string | null;
      }[];
      differences: {
        path: string;
        label: string;
        before: unknown;
        after: unknown;
      }[];
      revision: number;
      draftVersion: number;
      form: unknown;
      files: {
        id: number;
        name: string;
        size: number;
        mediaType: string;
      }[];
      returnReasons: {
        revision: number;
        field: string | null;
        reason: string;
      }[];
      availableActions: {
        action: string;
        title: string;
      }[];
    };
    /** @description findings: automatic checks by the rules of today, each with what was decided of it; enquiries: outside registers beside what was declared; packages: what each install package says and proves beside what was declared, null while it is being inspected; earlier: the newest version that was published before. */
    ProviderFilingVerification: {
      revision: number;
      items: {
        path: string;
        label: string;
        section: string;
        findings: {
          field?: string;
          message: string;
          remedy: string;
          rule: string;
          ref: string;
          source: string;
          /** @enum {string} */
          severity: 'violation' | 'warning';
          key: string;
          decision: {
            /** @enum {string} */
            outcome: 'accepted' | 'to-return';
            /** Format: date-time */
            decidedAt: string;
          } | null;
        }[];
        enquiries: {
          register: string;
          title: string;
          path: string;
          declared: string;
          /** @enum {string} */
          result: 'found' | 'not-found' | 'by-hand' | 'unavailable';
          answer: string;
        }[];
        check: {
          /** @enum {string} */
          outcome: 'right' | 'defect';
          note: string | null;
          /** Format: date-time */
          checkedAt: string;
        } | null;
      }[];
      packages: {
        path: string;
        index: number;
        file: number | null;
        declared: {
          version: string | null;
          platform: string | null;
          packageId: string | null;
        };
        report: {
          /** @enum {string} */
          kind: 'apk' | 'apk-split' | 'aab' | 'xapk' | 'apks' | 'ipa' | 'unknown';
          packageId: string | null;
          versionName: string | null;
          versionCode: number | null;
          label: string | null;
          minSdk: number | null;
          targetSdk: number | null;
          permissions: string[];
          certificates: {
            sha256: string;
            /** @enum {string} */
            scheme: 'v1' | 'v2' | 'v3' | 'v3.1' | 'apple';
            verified: boolean;
          }[];
          findings: {
            code: string;
            /** @enum {string} */
            severity: 'broken' | 'warning' | 'notice';
            message: string;
            detail?: string;
          }[];
          platform: ('android' | 'ios') | null;
          size: number;
          signing: {
            /** @enum {string} */
            verdict: 'verified' | 'declared' | 'broken' | 'unsigned';
            schemes: {
              /** @enum {string} */
              scheme: 'v1' | 'v2' | 'v3' | 'v3.1' | 'apple';
              verified: boolean;
              signers: {
                certificate: string | null;
                minSdk?: number;
                maxSdk?: number;
                lineage: string[];
              }[];
              faults: {
                fault: string;
                detail?: string;
              }[];
            }[];
          };
          permissionDetails: {
            name: string;
            /** @enum {string} */
            protection: 'normal' | 'dangerous' | 'signature' | 'special' | 'custom' | 'unknown';
            maxSdk?: number;
            purpose?: string;
          }[];
          features: {
            name: string;
            isRequired: boolean;
          }[];
          exportedComponents: {
            kind: string;
            name: string;
            permission?: string;
          }[];
          componentCount: number;
          abis: string[];
          sdks: {
            name: string;
            /** @enum {string} */
            category:
              | 'advertising'
              | 'payment'
              | 'push'
              | 'analytics'
              | 'live-streaming'
              | 'login'
              | 'map'
              | 'other';
            prefix: string;
          }[];
          isDebuggable: boolean;
          isTestOnly: boolean;
          allowsBackup: boolean;
          cleartext: ('everywhere' | 'some-domains' | 'nowhere') | null;
          minimumSystem: string | null;
          team: string | null;
          entitlements: string[];
          parts: string[];
        } | null;
        earlier: {
          version: string;
          publishedOn: string | null;
          versionCode: number | null;
          differences: components['schemas']['VersionDifferences'];
        } | null;
      }[];
      otherFindings: {
        field?: string;
        message: string;
        remedy: string;
        rule: string;
        ref: string;
        source: string;
        /** @enum {string} */
        severity: 'violation' | 'warning';
        key: string;
        decision: {
          /** @enum {string} */
          outcome: 'accepted' | 'to-return';
          /** Format: date-time */
          decidedAt: string;
        } | null;
      }[];
    };
    /** @description As the provider has declared and the province has verified it. */
    AppDeclaration: {
      version: string | null;
      content: string[];
      permissions: string[];
      features: ('forum' | 'charges' | 'live-streaming' | 'k12-tutoring' | 'none')[];
      training: boolean | null;
      minorsMain: boolean | null;
      timeLimit: string | null;
      ageRange: string | null;
      registersUsers: boolean | null;
      collectsPersonalData: boolean | null;
      personalData: {
        item: string;
        purpose: string;
      }[];
    };
    /** @description What the rules look at besides the form, for checking while one types; what needs the register or the calendar is told by check alone. */
    ProviderFilingGround: {
      facts: {
        /** @enum {string} */
        purpose: 'first' | 'amendment';
        submittedOn: string;
        provider: {
          kind: string;
          level: string | null;
          name: string;
          creditCode: string | null;
        };
        authority: {
          level: string | null;
          areaPrefix: string | null;
        };
        filedElsewhere?: string;
        kindsInScope: string[];
        contents: {
          code: string;
          label: string;
          retired?: boolean;
          audiences: (
            | 'university'
            | 'vocational'
            | 'primary-secondary'
            | 'kindergarten'
            | 'parent'
            | 'teacher'
          )[];
          functionTypes: ('learning' | 'management')[];
        }[];
        permissions: {
          code: string;
          label: string;
          retired?: boolean;
          android: string[];
          iosUsageKeys: string[];
        }[];
        underWay: string[];
        amended?: {
          name: string;
          status: string;
        };
        oldestTarget: number;
        supplementDueOn?: string | null;
      };
      circumstances: {
        today: string;
        territories: string[];
        addressees: string[];
      };
    };
    /** @description advertisements, games, charges: null where the record does not say. providerId: null where the provider has no page here. amendmentSince: 变更核验中 since then; what is shown holds until it is approved. */
    RegisterApp: {
      id: number;
      number: string | null;
      name: string;
      /** @enum {string} */
      kind: 'app' | 'mini-program' | 'enterprise-account' | 'official-account' | 'other';
      /** @enum {string} */
      origin:
        | 'provider-filing'
        | 'other-province'
        | 'ministry'
        | 'earlier-system'
        | 'platform-operator'
        | 'self-developed';
      providerName: string;
      providerId: number | null;
      platforms: string[];
      functionTypes: string[];
      audience: string[];
      advertisements: boolean | null;
      games: boolean | null;
      charges: boolean | null;
      /** @enum {string} */
      status: 'filed' | 'suspended' | 'revoked' | 'withdrawn';
      statusSince: string;
      filedOn: string | null;
      source: string;
      checkedOn: string;
      amendmentSince: string | null;
      version: number;
    };
    RegisterAppDetail: {
      id: number;
      number: string | null;
      name: string;
      /** @enum {string} */
      kind: 'app' | 'mini-program' | 'enterprise-account' | 'official-account' | 'other';
      /** @enum {string} */
      origin:
        | 'provider-filing'
        | 'other-province'
        | 'ministry'
        | 'earlier-system'
        | 'platform-operator'
        | 'self-developed';
      providerName: string;
      providerId: number | null;
      platforms: string[];
      functionTypes: string[];
      audience: string[];
      advertisements: boolean | null;
      games: boolean | null;
      charges: boolean | null;
      /** @enum {string} */
      status: 'filed' | 'suspended' | 'revoked' | 'withdrawn';
      statusSince: string;
      filedOn: string | null;
      source: string;
      checkedOn: string;
      amendmentSince: string | null;
      version: number;
      complaintChannel: string | null;
      packages: {
        /** @enum {string} */
        platform: 'ios' | 'android';
        packageId: string;
        /** @description 签名证书的 SHA-256，十六进制；null：不掌握。 */
        certificateDigest: string | null;
        version: string;
      }[];
      /** @description Every status that the record has had, the latest first. */
      history: {
        /** @enum {string} */
        status: 'filed' | 'suspended' | 'revoked' | 'withdrawn';
        since: string;
        reason: string | null;
        source: string | null;
        /** Format: date-time */
        recordedAt: string;
      }[];
    };
    /** @description flagged: the filing of the app was suspended, revoked or withdrawn; the unit stops or replaces it by stopBy. */
    RegisterUse: {
      id: number;
      app: {
        id: number;
        number: string | null;
        name: string;
        /** @enum {string} */
        kind: 'app' | 'mini-program' | 'enterprise-account' | 'official-account' | 'other';
        /** @enum {string} */
        status: 'filed' | 'suspended' | 'revoked' | 'withdrawn';
        complaintChannel: string | null;
      };
      /** @enum {string} */
      status: 'in-use' | 'flagged';
      stopBy: string | null;
      since: string;
      /** @enum {string} */
      nature: 'required' | 'recommended';
      audience: string[];
      stages: string[];
      scenes: string[];
      origin: string | null;
      requiredBy: string | null;
      requiredByDocument: string | null;
      selfDevelopedSelfUsed: boolean;
      collectiveDecision: boolean;
      decidedBy: string | null;
      decidedOn: string | null;
      agreementSigned: boolean;
      charges: boolean | null;
      disguisedCharges: boolean | null;
    };
    /** @description signerCompared: false where the register knows no signer of this package, or the question names none. app: the published record that the verdict speaks of. */
    PackageCheck: {
      /** @enum {string} */
      verdict: 'filed' | 'other-version' | 'different-signer' | 'tampered' | 'not-in-force' | 'not-filed';
      title: string;
      signerCompared: boolean;
      packageId: string;
      version: string | null;
      app: components['schemas']['RegisterApp'] | null;
    };
    /** @description form: the draft for whoever may file, the last submission for others, people masked. */
    UseFiling: {
      id: number;
      kind: string;
      state: string;
      stateTitle: string;
      /** @enum {string} */
      awaits: 'owner' | 'authority' | 'nobody';
      title: string;
      owner: {
        id: number;
        name: string;
      };
      authority: {
        id: number;
        name: string;
      };
      assigneeId: number | null;
      clock: components['schemas']['Clock'] | null;
      version: number;
      /** Format: date-time */
      openedAt: string;
      /** Format: date-time */
      changedAt: string;
      /** @enum {string} */
      purpose: 'first' | 'amendment' | 'stop' | 'no-use';
      filedBy: {
        id: number;
        name: string;
      };
      app: {
        id: number;
        number: string | null;
        name: string;
      } | null;
      useId: number | null;
      revision: number;
      draftVersion: number;
      form: unknown;
      files: {
        id: number;
        name: string;
        size: number;
        mediaType: string;
      }[];
      returnReasons: {
        revision: number;
        field: string | null;
        reason: string;
      }[];
      availableActions: {
        action: string;
        title: string;
      }[];
    };
    /** @description schema: JSON Schema of the value; levels: whose authorities may set it. */
    SettingDefinition: {
      key: string;
      title: string;
      source: string;
      standard: unknown;
      readonly levels: string[];
      schema: {
        [key: string]: unknown;
      };
    };
    /** @description setBy null: the standard value, which nobody has changed. */
    SettingInForce: {
      key: string;
      title: string;
      value: unknown;
      setBy: {
        authority: {
          id: number;
          name: string;
        };
        from: string;
        /** Format: date-time */
        recordedAt: string;
        actor: string;
        reason: string | null;
      } | null;
    };
    SettingEntry: {
      id: number;
      key: string;
      value: unknown;
      authority: {
        id: number;
        name: string;
      };
      from: string;
      /** Format: date-time */
      recordedAt: string;
      actor: string;
      reason: string | null;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
